// Reads every page that links lead to, in every language, once.
import { enter, fieldIn, textOf } from './reader.ts'

export type Visited = { path: string; type: string; language: string; bytes: number }

const languages = ['fr', 'ru', 'ar']
const records = ['groups', 'institutions', 'events', 'works', 'places', 'people', 'ideas', 'sources', 'chapters']

/** What kind of page an address is: `front`, `list`, `groups`, … */
export const typeOf = (path: string): { type: string; language: string } => {
  const [first = '', ...rest] = (path.split('?')[0] as string).split('/').filter(Boolean)
  const [shelf = '', slug] = languages.includes(first) ? rest : [first, ...rest]
  const language = languages.includes(first) ? first : 'en'
  if (shelf === '') return { type: 'front', language }
  if (shelf === 'changes') return { type: slug ? 'a revision' : 'changes', language }
  return { type: records.includes(shelf) ? (slug ? `one of ${shelf}` : 'a list') : shelf, language }
}

/** Pages as they stood once are not followed, nor what is no page. */
const linksIn = (page: string): string[] =>
  [...page.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)]
    .map((found) => (found[1] as string).replaceAll('&amp;', '&'))
    .filter((path) => !path.includes('revision=') && !/\.\w+$/.test(path))

/** Null where nothing is published. */
export const crawl = async (port: number): Promise<Visited[] | null> => {
  const reader = enter(port)
  const visited: Visited[] = []
  const known = new Set(['/'])
  for (const path of known) {
    const answer = await reader.get(path)
    if (answer.status === 503 && path === '/') return null
    if (answer.status !== 200 || !fieldIn(answer, 'content-type')?.startsWith('text/html')) continue
    visited.push({ path, ...typeOf(path), bytes: answer.body.length })
    for (const link of linksIn(textOf(answer))) known.add(link)
  }
  reader.leave()
  return visited
}
