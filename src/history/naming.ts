// A name written bare in prose would outlive the hiding of its record; this finds such names.
import type { RecordId } from './record.ts'
import { piecesOf } from './statement.ts'

type KnownName = { record: RecordId; name: string }

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Makes a finder over all known names; longest first, whole words, as written. */
export const bareNameFinder = (names: readonly KnownName[]) => {
  const wanted = [...new Set(names.map(({ name }) => name.normalize('NFC')))]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length)
  if (wanted.length === 0) return () => []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return (prose: string): string[] => {
    const bare = piecesOf(prose).flatMap((piece) => (piece.is === 'words' ? [...piece.words.normalize('NFC').matchAll(pattern)] : []))
    return [...new Set(bare.map((found) => found[0]))]
  }
}
