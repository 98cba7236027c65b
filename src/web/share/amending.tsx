// What is said later, with the number: answers, a yes or no to exact words, more words, other terms. What could not be kept comes back whole.
import { createHash } from 'node:crypto'
import { type Added, addToTelling, changeTerms } from '../../actions/add-to-telling.ts'
import { openDraft, type Sent } from '../../actions/open-draft.ts'
import { consentForm, readConsent } from '../../contributions/consent.ts'
import type { Addition } from '../../contributions/telling.ts'
import { longestTelling, readTyped } from '../../contributions/typed.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import type { ShareReply } from './asked.ts'
import { backInside } from './inbox.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { sayTermsFaults, TermsPage } from './pages/terms-page.tsx'
import { page } from './reply.ts'
import { replyWords } from './reply-words.ts'
import type { Visit } from './visit.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** `text` of a field, or what is wrong with it. */
const textIn = ({ words, field }: Visit, name: string, needed: boolean): { text: string } | { faults: Said[] } => {
  const text = readTyped(field(name))
  const fault = (says: string) => ({ faults: [{ field: name, says }] })
  if (text === null) return fault(words.say('Some signs in here are not letters and cannot be kept. Please type this again.'))
  if (text.length > longestTelling)
    return fault(words.say('This is longer than 40,000 letters, about twenty pages. Please make it shorter, or send the rest by itself.'))
  return text === '' && needed ? fault(words.say('There is nothing written here yet.')) : { text }
}

const readAddition = (visit: Visit, act: 'answer' | 'words' | 'add', sent: Sent): Addition | { faults: Said[] } | null => {
  const { field } = visit
  if (act === 'add') {
    const read = textIn(visit, 'more', true)
    return 'faults' in read ? read : { said: 'more', to: null, text: read.text }
  }
  const letter = sent.letters.find(({ n, kind }) => String(n) === field('to') && kind === (act === 'answer' ? 'question' : 'words'))
  if (!letter) return null
  const read = textIn(visit, `answer-${letter.n}`, act === 'answer')
  if ('faults' in read) return read
  if (act === 'answer') return { said: 'answer', to: letter.n, text: read.text }
  const said = (['agreed', 'refused', 'differently'] as const).find((one) => one === field('say'))
  return said ? { said, to: letter.n, words: hashOf(letter.text), text: read.text } : null
}

const doneWith = ({ words }: Visit, said: Addition['said']): string => {
  switch (said) {
    case 'answer':
      return words.say('Your answer is with the editors.')
    case 'more':
      return words.say('It is with the editors too.')
    default:
      return replyWords(words, said)
  }
}

/** Where the disk refuses it, nothing was kept: the same as where nothing says where it should go. */
const kept = async ({ parts }: Visit, keep: () => Promise<Added>): Promise<Added['is']> => {
  try {
    return (await keep()).is
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    parts.failed(error)
    return 'missing'
  }
}

export const add = async (visit: Visit, key: ReceiptKey, act: 'answer' | 'words' | 'add'): Promise<ShareReply> => {
  const { parts, asked, words } = visit
  const found = await openDraft(parts.store.sealed, key)
  const addition = found.is === 'sent' ? readAddition(visit, act, found.sent) : null
  if (addition === null) return backInside(visit, key)
  const again = (faults: readonly Said[], status = 422) => backInside(visit, key, { typed: asked.form, faults, status })
  if ('faults' in addition) return again(addition.faults)
  const field = addition.to === null ? 'more' : `answer-${addition.to}`
  // A double click is one answer.
  switch (asked.ticket === 'used' ? 'added' : await kept(visit, () => addToTelling(parts.store, key, addition))) {
    case 'added':
      return backInside(visit, key, { done: doneWith(visit, addition.said) })
    case 'full':
      return again([{ field, says: words.say('No more fits in here. Begin a new telling for the rest.') }])
    case 'missing':
      return again([{ field, says: words.say('This could not be sent just now. Please press the button again in a minute.') }], 503)
  }
}

export const showTerms = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, setting, passes } = visit
  const found = await openDraft(parts.store.sealed, key)
  if (found.is !== 'sent') return backInside(visit, key)
  return page(<TermsPage setting={setting} way="change" carried={{ opened: passes.opened(key) }} typed={consentForm(found.sent.terms)} />)
}

export const change = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, locale, setting, passes, field } = visit
  if (field('act') === 'back') return backInside(visit, key)
  const again = (more: { faults: readonly Said[] } | { trouble: string }, status: number) =>
    page(<TermsPage setting={setting} way="change" carried={{ opened: passes.opened(key) }} typed={asked.form} {...more} />, status)
  const read = readConsent(asked.form, (said) => words.say(said), locale, parts.today())
  if (read.is === 'faults') return again({ faults: sayTermsFaults(words, read.faults) }, 422)
  if ((await kept(visit, () => changeTerms(parts.store, key, read.consent))) === 'added')
    return backInside(visit, key, { done: words.say('What you decided is kept. It holds from now on.') })
  const trouble = words.say('This could not be kept just now, and what you decided before still holds. Please try again in a minute.')
  return again({ trouble }, 503)
}
