// The exact part of what was told on which a statement rests: whole sentences, as they were written.

/** `question`: the key of the question that it answered. */
export type Passage = { question: string; text: string; lang: string }

/** Of a longer text the rest is one last piece. */
const mostSentences = 1_000
const gap = ' […] '

type Sentence = { text: string; from: number; to: number }

/** In the order they stand in, without the space around them. */
export const sentencesOf = (text: string, lang: string): Sentence[] => {
  const found: Sentence[] = []
  for (const { segment, index } of new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)) {
    const own = segment.trim()
    if (own === '') continue
    const last = found.at(-1)
    const from = index + segment.indexOf(own)
    const to = from + own.length
    if (last && found.length === mostSentences) found[found.length - 1] = { text: text.slice(last.from, to), from: last.from, to }
    else found.push({ text: own, from, to })
  }
  return found
}

/** `chosen`: places from 0. What stood between two of them is left out, and the place shown. '' where none was chosen. */
export const passageIn = (text: string, lang: string, chosen: ReadonlySet<number>): string => {
  const runs: { from: number; to: number; last: number }[] = []
  for (const [place, { from, to }] of sentencesOf(text, lang).entries()) {
    const run = runs.at(-1)
    if (!chosen.has(place)) continue
    if (run && run.last === place - 1) Object.assign(run, { to, last: place })
    else runs.push({ from, to, last: place })
  }
  return runs.map(({ from, to }) => text.slice(from, to)).join(gap)
}
