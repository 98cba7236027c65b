// Bytes that a form sent, read as text: UTF-8 and nothing that only looks like it, in one spelling.

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** NFC (Unicode Annex 15). Null for what is not UTF-8, and for NUL and noncharacters, which no keyboard writes. */
export const readText = (bytes: Uint8Array): string | null => {
  try {
    const text = utf8.decode(bytes)
    return /[\0\ufdd0-\ufdef\ufffe\uffff]/.test(text) ? null : text.normalize('NFC')
  } catch {
    return null // not UTF-8; a lone surrogate is none either
  }
}
