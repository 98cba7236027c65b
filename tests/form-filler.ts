// Somebody who fills in forms over HTTP as a browser without scripts does: reads a page's form, keeps its hidden fields, and sends it off.

export type Page = { status: number; url: string; html: string }
export type File = { field: string; name: string; type: string; bytes: Uint8Array }

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? unescaped(found[1] as string) : null
}

/** `more` are headers beside those that a browser sends of itself. */
export const formFiller = (origin: string, more: Readonly<Record<string, string>> = {}) => {
  const ask = async (url: string, init: RequestInit = {}): Promise<Page> => {
    const response = await fetch(new URL(url, origin), { ...init, headers: { ...more, ...init.headers } })
    return { status: response.status, url: new URL(response.url).pathname, html: await response.text() }
  }
  /** Sends the form whose action's path ends so, with its hidden fields and these. Throws where the page has no such form. */
  const send = ({ html, url }: Page, action: string, fields: Readonly<Record<string, string>> = {}, file?: File): Promise<Page> => {
    const form = [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)]
      .map(([text]) => text)
      .find((text) => attribute(text, 'action')?.split(/[?#]/, 1)[0]?.endsWith(action))
    if (form === undefined) throw new Error(`no form to ${action} at ${url}: ${/<h1.*?<\/h1>/s.exec(html)?.[0]}`)
    const body = new FormData()
    for (const [input] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
      const name = attribute(input, 'name') as string
      if (!Object.hasOwn(fields, name)) body.append(name, attribute(input, 'value') ?? '')
    }
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    if (file) body.append(file.field, new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name)
    return ask(attribute(form, 'action') as string, { method: 'POST', body, headers: { origin, 'sec-fetch-site': 'same-origin' } })
  }
  return { get: (url: string) => ask(url), send }
}
export type FormFiller = ReturnType<typeof formFiller>

export const digitsOn = ({ html }: Page): string => {
  const shown = /class="receipt"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? ''
  return shown.replace(/<[^>]*>/g, '').replace(/\D/g, '')
}

/** Begins with a new receipt: the first question's page, and the digits. */
export const begin = async ({ get, send }: FormFiller, sharing: string): Promise<{ page: Page; digits: string }> => {
  const shown = await send(await get('/share'), '/share', { sharing })
  const digits = digitsOn(shown)
  return { page: await send(shown, '/share/receipt', { digits }), digits }
}

const decided = {
  credit: 'chosen',
  'use-pages': 'yes',
  from: 'ready',
  until: 'open',
  speaking: 'agreed',
  exact: 'show-first',
  questions: 'yes',
  raw: 'keep',
}

/** Where a link that ends so leads. */
export const linkOn = ({ html }: Page, end: string): string => {
  const found = [...html.matchAll(/\shref="([^"]*)"/g)].map(([, to]) => unescaped(to as string)).find((to) => to.endsWith(end))
  if (found === undefined) throw new Error(`no link to ${end}`)
  return found
}

/** Decides about a draft, with these words beside the choices, looks it over and sends it. `again`: what goes with a word of their own. */
export const sendOff = async (
  { get, send }: FormFiller,
  digits: string,
  beside: Readonly<Record<string, string>> = {},
  again: Readonly<Record<string, string>> = {},
): Promise<Page> => {
  const draft = await send(await get('/return'), '/return', { digits })
  const before = await get(linkOn(await send(draft, '/share/look'), '/before'))
  const end = await send(await get(linkOn(before, '/terms')), '/terms', { ...decided, ...beside })
  return send(await send(end, '/share/look', { digits }), '/share/send', again)
}
