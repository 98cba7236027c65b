// A likeness of a text in 64 bits: near copies of a text have likenesses that differ in few of them, and no word can be read back.

const bits = 64
const run = 4

/** FNV-1a over UTF-16 units, 64 bits. */
const hashOf = (text: string): bigint => {
  let hash = 0xcbf29ce484222325n
  for (let n = 0; n < text.length; n++) hash = BigInt.asUintN(bits, (hash ^ BigInt(text.charCodeAt(n))) * 0x100000001b3n)
  return hash
}

/** Simhash of runs of four words, as 16 hexadecimal digits; of a short text, of its words. */
export const likenessOf = (text: string): string => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const length = words.length < 2 * run ? 1 : run
  const votes = new Array<number>(bits).fill(0)
  for (let n = 0; n + length <= words.length; n++) {
    const hash = hashOf(words.slice(n, n + length).join(' '))
    for (let bit = 0; bit < bits; bit++) votes[bit] = (votes[bit] as number) + ((hash >> BigInt(bit)) & 1n ? 1 : -1)
  }
  const likeness = votes.reduce((sum, vote, bit) => (vote > 0 ? sum | (1n << BigInt(bit)) : sum), 0n)
  return likeness.toString(16).padStart(16, '0')
}
