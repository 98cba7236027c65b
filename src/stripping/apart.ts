// A process of its own for one file whose bytes have to be decoded: it reads the file, answers, and is gone with all that it held.
import { type Answer, type Job, written } from './answer.ts'
import { refused } from './refusal.ts'

/** Each decoder is loaded by whoever needs it: a picture brings no reader of documents with it. */
const decoders: Readonly<Record<Job, () => Promise<(bytes: Buffer) => Answer | Promise<Answer>>>> = {
  picture: async () => (await import('./picture.ts')).pictureStripper(),
  document: async () => (await import('./document.ts')).documentStripper(),
  words: async () => (await import('./words.ts')).readWords,
}

/** How many bytes come, in four bytes; then they. */
const received = async (): Promise<Buffer> => {
  let bytes: Buffer | null = null
  let head = Buffer.alloc(0)
  let at = 0
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    let rest = piece
    if (!bytes) {
      head = Buffer.concat([head, piece])
      if (head.length < 4) continue
      bytes = Buffer.alloc(head.readUInt32BE(0))
      rest = head.subarray(4)
    }
    at += rest.copy(bytes, at)
  }
  if (!bytes || at < bytes.length) throw new Error('The file did not come whole.')
  return bytes
}

const decode = await decoders[process.argv[2] as Job]()
const bytes = await received()
const answer = await Promise.resolve(bytes)
  .then(decode)
  .catch(() => refused('broken')) // whatever a decoder stumbles over is in the file, and must not leave it in a message
for (const part of written(answer)) process.stdout.write(part)
