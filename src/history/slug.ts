// The last part of a new record's address: the letters of its name, or of its id where the name has none of a to z.
import type { RecordId } from './record.ts'

const longest = 60
const lettersOfId = 8

/** Small letters, digits and hyphens. `taken`: whether another record has or had it. */
export const slugFor = ({ name, id, kind }: { name: string; id: RecordId; kind: string }, taken: (slug: string) => boolean): string => {
  const own = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  const mark = id.slice(1, 1 + lettersOfId)
  if (own === '') return `${kind}-${mark}`
  return taken(own) ? `${own}-${mark}` : own
}
