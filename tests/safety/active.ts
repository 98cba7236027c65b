// What a browser would do with a page beside showing it: elements, attributes and addresses that run, load or send something somewhere else.
const runs = new Set([
  'script',
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'base',
  'math',
  'style',
  'foreignobject',
  'use',
  'video',
  'audio',
  'source',
])
const leads = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'data', 'srcset'])
const isOurs = (tag: string, address: string) =>
  /^(\/(?![/\\])|#|\?|$)/.test(address) ||
  (tag === 'a' && /^(https?:\/\/|mailto:)/.test(address)) ||
  (tag === 'img' && address.startsWith('data:image/')) ||
  (tag === 'link' && /^(data:,$|https?:\/\/)/.test(address)) // no icon, and the page's own whole address

const unescaped = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Empty is good. */
export const activeIn = (html: string): string[] => {
  const found: string[] = []
  const bare = html.replace(/<!--[\s\S]*?-->/g, '')
  for (const [whole, name = '', attributes = ''] of bare.matchAll(/<([a-z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>?/gi)) {
    const tag = name.toLowerCase()
    if (runs.has(tag)) found.push(whole)
    for (const [attribute, called = '', quoted, single, plain] of attributes.matchAll(
      /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
    )) {
      const value = unescaped(quoted ?? single ?? plain ?? '').trim()
      const as = called.toLowerCase()
      if (/^on|^srcdoc$|^http-equiv$/.test(as) || (leads.has(as) && !isOurs(tag, value))) found.push(attribute)
    }
  }
  return found
}
