// Puts the meanings of a phrase in order: decades and centuries made whole, and words that depend on their place settled.

import type { Meaning } from './lexicon.ts'

export const arranged = (said: readonly Meaning[]): Meaning[] => {
  const hasDecade = (meanings: readonly Meaning[]) => meanings.some(({ is }) => is === 'decade')
  const decades = withDecades(said)
  const bare = decades.filter(({ is }) => !['filler', 'suffix', 'event', 'decade-lead', 'decade-mark'].includes(is))
  const told = bare
    .filter(({ is }) => !(is === 'last-century' && hasDecade(bare)))
    .map((meaning): Meaning => (meaning.is === 'last-century' ? { is: 'relative', value: 0 } : meaning))
  return inPlace(withoutTwins(withCenturies(told)))
}

/** 1980s, '80s, années 80, 80-е. "The 1900s" may be ten years or a hundred: the wider is read. */
const withDecades = (said: readonly Meaning[]): Meaning[] => {
  const out: Meaning[] = []
  let lead = false
  for (let i = 0; i < said.length; i++) {
    const meaning = said[i]
    if (!meaning) continue
    const next = said[i + 1]
    const dashed = next?.is === 'dash' && ['decade-mark', 'suffix'].includes(said[i + 2]?.is ?? '')
    const mark = said[i + (dashed ? 2 : 1)]
    const after = said[i + (dashed ? 3 : 2)]
    const number = meaning.is === 'year' || meaning.is === 'small'
    const marked = mark?.is === 'decade-mark' && after?.is !== 'month' // 20-е марта is a day
    out.push(number && meaning.value % 10 === 0 && (marked || lead) ? decadeOf(meaning) : meaning)
    if (number && marked && meaning.value % 10 !== 0) out.push({ is: 'unknown', value: 0 })
    if (number && dashed) i++
    lead = meaning.is === 'decade-lead'
  }
  return out
}

const decadeOf = ({ is, value }: Meaning): Meaning => {
  if (is === 'year') return { is: value % 100 === 0 && value < 2000 ? 'century' : 'decade', value }
  return value >= 30 ? { is: 'decade', value: 1900 + value } : { is: 'century-unclear', value }
}

/** "20th century", "القرن العشرين"; "the eighties of the 19th century" becomes one decade. */
const withCenturies = (said: readonly Meaning[]): Meaning[] => {
  const out: Meaning[] = []
  const numbered = (meaning: Meaning | undefined) => meaning?.is === 'ordinal' || meaning?.is === 'small'
  for (let i = 0; i < said.length; i++) {
    const meaning = said[i]
    if (!meaning) continue
    if (meaning.is !== 'century-word') {
      out.push(meaning)
      continue
    }
    const number = numbered(out.at(-1)) ? out.pop() : numbered(said[i + 1]) ? said[++i] : undefined
    const start = ((number?.value ?? 0) - 1) * 100
    const decade = out.at(-1)
    if (number && (decade?.is === 'decade' || decade?.is === 'century-unclear'))
      out.splice(-1, 1, { is: 'decade', value: start + (decade.value % 100) })
    else out.push(number ? { is: 'century', value: start } : { is: 'unknown', value: 0 })
  }
  return out
}

// Arabic texts of the United Nations name a month twice: كانون الثاني/يناير.
const withoutTwins = (said: readonly Meaning[]): Meaning[] =>
  said.filter((meaning, i) => {
    const [before, after] = [said[i - 1], said[i + 1]]
    const twins = (a?: Meaning, b?: Meaning) => a?.is === 'month' && b?.is === 'month' && a.value === b.value
    if (meaning.is === 'slash') return !twins(before, after)
    return !(before?.is === 'slash' && twins(said[i - 2], meaning))
  })

const endsADate = new Set<string | undefined>([
  undefined,
  'year',
  'small',
  'day',
  'month',
  'season',
  'decade',
  'century',
  'century-unclear',
  'perhaps',
  'now',
  'unknown',
])

const inPlace = (said: readonly Meaning[]): Meaning[] => {
  const out: Meaning[] = []
  for (const meaning of said) {
    const first = out.length === 0
    const midway = !first && endsADate.has(out.at(-1)?.is)
    const as = (is: Meaning['is']) => out.push({ is, value: 0 })
    if (meaning.is === 'dash' && !endsADate.has(out.at(-1)?.is)) continue // mid-1980s
    if (meaning.is === 'at-or-to') {
      if (midway) as('to')
    } else if (meaning.is === 'from-or-of') {
      if (first) as('from')
    } else if (meaning.is === 'by-or-until') as(first ? 'by' : 'to')
    else if (meaning.is === 'until' && !first) as('to')
    else out.push(meaning)
  }
  // "from 1999 and until 2013"
  return out.filter(({ is }, i) => !(is === 'and' && out[i + 1]?.is === 'to'))
}
