// The sentences of a paragraph that name a record, so that its page can show where it is told of without the whole paragraph.
import type { RecordId } from '../history/record.ts'

// Made once a language, not once a paragraph.
const segmenters = new Map<string, Intl.Segmenter>()
const segmenterFor = (lang: string): Intl.Segmenter => {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' })
  segmenters.set(lang, segmenter)
  return segmenter
}

export const sentencesNaming = (prose: string, lang: string, id: RecordId): string => {
  const named = (text: string) => text.includes(`[[${id}]]`) || text.includes(`[[${id}|`)
  const sentences = [...segmenterFor(lang).segment(prose)].map(({ segment }) => segment)
  // A reference that a full stop stands in was cut in two: then the whole paragraph is the safe answer.
  const cut = sentences.some((sentence) => (sentence.match(/\[\[/g) ?? []).length !== (sentence.match(/\]\]/g) ?? []).length)
  const found = sentences.filter(named)
  return cut || found.length === 0 ? prose : found.join('').trim()
}
