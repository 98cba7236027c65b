// What the process apart says back: one line of plain words and numbers, then bytes.
import { type Refusal, type Refused, refusalSentences, refused } from './refusal.ts'
import type { Document, Picture, Words } from './upload.ts'

export type Job = 'picture' | 'document' | 'words'
export type Answer = Picture | Document | Words | Refused

type Line = { is: Answer['is']; lengths: readonly number[]; because?: string; type?: string; width?: number; height?: number }

const pieces = (answer: Answer): [Omit<Line, 'lengths'>, Buffer[]] => {
  switch (answer.is) {
    case 'picture': {
      const { bytes, preview, ...line } = answer
      return [line, [bytes, preview]]
    }
    case 'document':
      return [{ is: answer.is }, [answer.bytes]]
    case 'words':
      return [{ is: answer.is }, [Buffer.from(answer.text)]]
    case 'refused':
      return [answer, []]
  }
}

export const written = (answer: Answer): Buffer[] => {
  const [line, parts] = pieces(answer)
  return [Buffer.from(`${JSON.stringify({ ...line, lengths: parts.map(({ length }) => length) })}\n`), ...parts]
}

const isOne = <One extends string>(some: readonly One[], value: unknown): value is One => some.includes(value as One)
const isLength = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** Null where this is no such answer: a decoder that was broken into gets no further than that. */
export const readAnswer = (bytes: Buffer): Answer | null => {
  const end = bytes.indexOf('\n')
  if (end < 0) return null
  const { is, lengths, because, type, width, height } = JSON.parse(bytes.toString('utf8', 0, end)) as Line
  if (!lengths.every(isLength)) return null
  let at = end + 1
  const [first, second] = lengths.map((length) => {
    at += length
    return bytes.subarray(at - length, at)
  })
  if (at !== bytes.length) return null
  if (is === 'refused' && isOne(Object.keys(refusalSentences) as Refusal[], because)) return refused(because)
  if (is === 'words' && first) return { is, text: first.toString() }
  if (is === 'document' && first) return { is, type: 'application/pdf', bytes: first }
  return is === 'picture' &&
    first &&
    second &&
    isLength(width) &&
    isLength(height) &&
    isOne(['image/jpeg', 'image/png', 'image/webp'], type)
    ? { is, type, bytes: first, preview: second, width, height }
    : null
}
