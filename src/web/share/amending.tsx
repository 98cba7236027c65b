// What is decided later, with the number: a yes or no to exact words, other terms. What could not be kept comes back whole.
import { addToTelling, changeTerms } from '../../actions/add-to-telling.ts'
import { openDraft } from '../../actions/open-draft.ts'
import { type Consent, consentForm, filledBeside, inYears, readConsent } from '../../contributions/consent.ts'
import { until } from '../../contributions/consent-choices.ts'
import { askedAnew, endingOf, type GoingOn } from '../../contributions/ending.ts'
import type { Warning } from '../../contributions/warnings.ts'
import { dayFromIso } from '../../dates/days.ts'
import { weekOf } from '../../dates/weeks.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import type { Words } from '../pages/words.ts'
import { doorFields, type ShareReply } from './asked.ts'
import { drawTerms, restField, toTerms } from './changing-at.tsx'
import { hashOf, keptOr } from './further.tsx'
import { backInside } from './inbox.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { sayTermsFaults } from './pages/terms-page.tsx'
import { replyWords } from './reply-words.ts'
import type { Visit } from './visit.ts'
import { termsTold, warningsOnce } from './warning.ts'

/** A yes or a no to exact words: no words of theirs go with it. */
export const judge = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words, field } = visit
  const found = await openDraft(parts.store.sealed, key)
  const letter = found.is === 'sent' ? found.sent.letters.find(({ n, kind }) => String(n) === field('to') && kind === 'words') : undefined
  const said = (['agreed', 'refused'] as const).find((one) => one === field('say'))
  if (!letter || !said) return backInside(visit, key)
  const addition = { said, to: letter.n, words: hashOf(letter.text), text: '' }
  // A double click is one answer.
  switch (await keptOr(visit, () => addToTelling(parts.store, key, addition, field(doorFields.ticket)))) {
    case 'added':
      return backInside(visit, key, { done: replyWords(words, said) })
    case 'full':
      return backInside(visit, key, { trouble: words.say('No more fits in here. Begin a new telling for the rest.') })
    case 'missing':
      return backInside(visit, key, { trouble: words.say('This could not be sent just now. Please press the button again in a minute.') })
  }
}

const keptWords = (words: Words) => words.say('What you decided is kept. It holds from now on.')
const notKeptWords = (words: Words) =>
  words.say('This could not be kept just now, and what you decided before still holds. Please try again in a minute.')

/** A year that is chosen once the last day was over begins now, and not when the one before began. */
const fromNowOn = (consent: Consent): Consent => ({ ...consent, untilAs: consent.until === null ? 'open' : 'day' })

export const showTerms = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, passes } = visit
  const found = await openDraft(parts.store.sealed, key)
  if (found.is !== 'sent') return backInside(visit, key)
  const { terms } = found.sent
  const typed = consentForm(terms)
  if (endingOf(terms.until, parts.today()) === 'past') for (const asked of [until.key, until.line.key]) typed.delete(asked) // it is asked anew
  return toTerms(visit, { form: typed, opened: passes.opened(key) }, 'terms')
}

export const change = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, locale, passes, field } = visit
  if (field('act') === 'back') return backInside(visit, key)
  const again = (more: { faults: readonly Said[] } | { warnings: readonly Warning[] } | { trouble: string }, status: number) =>
    drawTerms(visit, 'change', { typed: asked.form, opened: passes.opened(key), rest: field(restField), ...more }, status)
  const found = await openDraft(parts.store.sealed, key)
  const form = found.is === 'sent' && field(restField) !== '' ? filledBeside(asked.form, found.sent.terms) : asked.form
  const read = readConsent(form, (said) => words.say(said), locale, parts.today())
  if (read.is === 'faults') return again({ faults: sayTermsFaults(words, read.faults) }, 422)
  const warnings = await warningsOnce(visit, termsTold(read.consent))
  if (warnings.length > 0) return again({ warnings }, 422)
  const over = found.is === 'sent' && endingOf(found.sent.terms.until, parts.today()) === 'past'
  const consent = over ? fromNowOn(read.consent) : read.consent
  if ((await keptOr(visit, async () => changeTerms(parts.store, key, consent, await parts.keeping()))) === 'added')
    return backInside(visit, key, { done: keptWords(words) })
  return again({ trouble: notKeptWords(words) }, 503)
}

/** Asked again because the last day is near or past: how long from now on, and nothing else. */
export const goOn = async (visit: Visit, key: ReceiptKey, act: GoingOn): Promise<ShareReply> => {
  const { parts, words, locale } = visit
  const found = await openDraft(parts.store.sealed, key)
  if (found.is !== 'sent') return backInside(visit, key)
  const { terms } = found.sent
  if (endingOf(terms.until, parts.today()) === null) return backInside(visit, key) // a double click: it was decided already
  const chosen = askedAnew.options.filter(({ key }) => key === act).map(({ says }) => says)
  const asked = [askedAnew.ask, ...chosen].map((said) => ({ said, shown: words.say(said) }))
  const today = parts.today()
  const last = dayFromIso(terms.until ?? '') ?? today
  const consent = fromNowOn({
    ...terms,
    until: act === 'no-end' ? null : inYears(last > today ? last : today, 1),
    wording: [...terms.wording, ...asked],
    lang: locale,
    week: weekOf(today),
  })
  const kept = (await keptOr(visit, async () => changeTerms(parts.store, key, consent, await parts.keeping()))) === 'added'
  return backInside(visit, key, kept ? { done: keptWords(words) } : { trouble: notKeptWords(words) })
}
