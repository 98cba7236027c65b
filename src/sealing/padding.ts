// Lengths that tell less: texts grow to a power of two, files to one of few sizes.

const smallestText = 4096

/** Padmé (Nikitin and others, 2019): from a kilobyte on at most 6.2 % longer, and only some 400 lengths up to 50 MB. */
export const padmeLength = (length: number): number => {
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(0, exponent - kept)
  return Math.ceil(length / step) * step
}

export const textLength = (length: number): number => 2 ** Math.ceil(Math.log2(Math.max(length, smallestText)))

const head = 8

/** The true length in eight bytes, the bytes, and zeros up to the padded length. */
export const pad = (bytes: Uint8Array, lengthFor: (length: number) => number): Uint8Array => {
  const padded = Buffer.alloc(lengthFor(bytes.length + head))
  padded.writeBigUInt64BE(BigInt(bytes.length))
  padded.set(bytes, head)
  return padded
}

/** Throws RangeError where the length cannot be true. */
export const unpad = (padded: Uint8Array): Uint8Array => {
  const length = Number(Buffer.from(padded.buffer, padded.byteOffset, padded.byteLength).readBigUInt64BE())
  if (length > padded.length - head) throw new RangeError('a padded length that cannot be')
  return padded.subarray(head, head + length)
}

/** For what is sealed as it comes: the zeros that bring `length` bytes to a padded length, in small pieces. The true length is kept elsewhere, sealed. */
export function* zerosAfter(length: number): Generator<Uint8Array> {
  const piece = new Uint8Array(64 * 1024)
  for (let left = padmeLength(length) - length; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length))
}
