// What stands in the place of an address whose words are gone: the asked address still finds it, and nobody reads it back without guessing it.
import { createHash } from 'node:crypto'

/** The `#` can stand in no address that is asked for or given. */
export const markOf = (kind: string, slug: string): string =>
  `#${createHash('sha256').update(`address ${kind} ${slug}`).digest('base64url')}`
