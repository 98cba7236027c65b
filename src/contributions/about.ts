// What a telling is about, where it began on a page: that page's path, and perhaps the very question it left open.
import { isShelf, isStatementId } from '../history/record.ts'
import type { StatementId } from '../history/statement.ts'
import { type Property, propertyNamed } from '../history/vocabulary.ts'

/** `ask`: a property nobody has said anything of, or the statement in which a source left something open. */
export type About = { path: string; ask?: string }

const longest = 200

/** `groups/junkiebond#began`; null where no page of ours could be meant. Whether the page exists is another's question. */
export const readAbout = (text: string): About | null => {
  const [path = '', ask, ...rest] = text.split('#')
  const [shelf = '', slug = '', ...more] = path.split('/')
  const ours = (isShelf(shelf) || shelf === 'chapters') && /^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(slug)
  if (!ours || text.length > longest || more.length > 0 || rest.length > 0) return null
  if (ask === undefined) return { path }
  return propertyNamed(ask) || isStatementId(ask) ? { path, ask } : null
}

export const writeAbout = ({ path, ask }: About): string => (ask === undefined ? path : `${path}#${ask}`)

export const askedProperty = (about: About | null): Property | undefined =>
  about?.ask === undefined ? undefined : propertyNamed(about.ask)

export const askedGap = (about: About | null): StatementId | null =>
  about?.ask !== undefined && isStatementId(about.ask) ? about.ask : null
