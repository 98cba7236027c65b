// Reads a list of literature, whichever of three formats it is in.
import { readBibtex } from './bibtex.ts'
import { most, type Reading } from './citation.ts'
import { readCslJson } from './csl-json.ts'
import { readRis } from './ris.ts'

const none = (because: string): Reading => ({ citations: [], faults: [{ line: 1, because }] })

export const readCitations = (whole: string): Reading => {
  const text = whole.replace(/^\ufeff/, '')
  if (text.length > most.letters) return none(`it is longer than ${most.letters} letters: make several of it`)
  const read = /^\s*[[{]/.test(text) ? readCslJson(text) : /^TY {1,2}-/m.test(text) ? readRis(text) : readBibtex(text)
  return read.citations.length + read.faults.length === 0 ? none('it is no BibTeX, RIS or CSL-JSON, or there is nothing in it') : read
}
