// How a part of a PDF is cleaned in place: fields that are known stay and are cleaned themselves, every other goes.
import type { PDFObject } from 'mupdf'

/** Answers what stands in the place of a value, null where nothing may. `seen` are the numbers of the parts already cleaned. */
export type Part = (value: PDFObject, seen: Set<number>) => PDFObject | null
export type Names = Readonly<Record<string, Part>>

const longestWord = 1024

export const name = (like: PDFObject, word: string): PDFObject => like._doc.newName(word)

/** Numbers, names and short words, and rows of them. */
export const plain: Part = (value, seen) => {
  if (value.isDictionary() || value.isStream()) return null
  if (value.isString() && value.asByteString().length > longestWord) return null
  return value.isArray() ? each(plain)(value, seen) : value
}

/** Rows of rows could go round in a ring, so an array is cleaned once, as any part is. */
const isSeen = (value: PDFObject, seen: Set<number>): boolean => {
  if (!value.isIndirect()) return false
  const number = value.asIndirect()
  if (seen.has(number)) return true
  seen.add(number)
  return false
}

export const each =
  (part: Part): Part =>
  (value, seen) => {
    if (!value.isArray()) return null
    if (isSeen(value, seen)) return value
    for (let n = 0; n < value.length; n++) value.put(n, part(value.get(n), seen) ?? value._doc.newNull())
    return value
  }

export const either =
  (...parts: readonly Part[]): Part =>
  (value, seen) => {
    for (const part of parts) {
      const kept = part(value, seen)
      if (kept) return kept
    }
    return null
  }

const namesIn = (value: PDFObject): string[] => {
  const names: string[] = []
  value.forEach((_, name) => names.push(String(name)))
  return names
}

const cleaned = (value: PDFObject, seen: Set<number>, partFor: (name: string) => Part | undefined): PDFObject => {
  for (const field of namesIn(value)) {
    const kept = partFor(field)?.(value.get(field), seen)
    if (kept) value.put(field, kept)
    else value.delete(field)
  }
  return value
}

/** A part whose fields the standard names; `finish` sees it once, when they are clean. Where `when` says no, it is no such part. */
export const named =
  (names: () => Names, { when, finish }: { when?: (value: PDFObject) => boolean; finish?: (value: PDFObject) => void } = {}): Part =>
  (value, seen) => {
    if (!value.isDictionary() || when?.(value) === false) return null
    if (isSeen(value, seen)) return value
    const table = names()
    cleaned(value, seen, (field) => (Object.hasOwn(table, field) ? table[field] : undefined))
    finish?.(value)
    return value
  }

/** A part whose fields have any names, and are all of one kind. */
export const any =
  (part: Part): Part =>
  (value, seen) => {
    if (!value.isDictionary()) return null
    return isSeen(value, seen) ? value : cleaned(value, seen, () => part)
  }

export const plainly = (names: string): Names => Object.fromEntries(names.split(' ').map((name) => [name, plain]))

export const isA =
  (field: 'Type' | 'Subtype', ...kinds: readonly string[]) =>
  (value: PDFObject): boolean =>
    kinds.includes(value.get(field).asName())
