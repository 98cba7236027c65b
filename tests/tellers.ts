// Plainly invented tellers and editors for tests: keys, a signed list, drafts and tellings, made as the program makes them.
import { randomBytes } from 'node:crypto'
import { beginDraft } from '../src/actions/begin-draft.ts'
import { openNewest } from '../src/actions/drop-answer.ts'
import { keepAnswer, keepTerms } from '../src/actions/keep-answer.ts'
import { keepFile } from '../src/actions/keep-file.ts'
import { sendTelling } from '../src/actions/send-telling.ts'
import { type Consent, readConsent, safeStart } from '../src/contributions/consent.ts'
import type { Sharing } from '../src/contributions/sharing.ts'
import { type Day, dayFromIso } from '../src/dates/days.ts'
import { wrapNewKey } from '../src/sealing/editor-key.ts'
import { type Keys, newKeys } from '../src/sealing/envelope.ts'
import { ownWordKey } from '../src/sealing/own-word.ts'
import { makeReceipt } from '../src/sealing/receipt.ts'
import { type ReceiptKey, receiptKey } from '../src/sealing/receipt-key.ts'
import { everyone, newSigningKey, type RecipientList, recovery, signList } from '../src/sealing/recipients.ts'
import { addEditor } from '../src/store/sealed/editors.ts'
import { addList } from '../src/store/sealed/lists.ts'
import type { Store } from '../src/store/store.ts'
import { chance } from './builders.ts'

export const today = dayFromIso('2026-11-22') as Day
/** What every test's receipts are hashed under. */
export const salt = Buffer.alloc(16, 7)

export type Desk = { recovery: Keys; editors: Record<string, Keys>; list: RecipientList; signingKey: string; publicKey: string }

/** Everybody that what is sent is sealed to. */
export const recipientsOf = ({ list }: Desk): string[] => list.recipients.map(({ recipient }) => recipient)

/** Keys for a recovery and some editors, and the list that names them, signed and in force. */
export const openDesk = async (store: Store, names: readonly string[] = ['k-one', 'k-two']): Promise<Desk> => {
  const own = await newKeys()
  const editors = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await newKeys()] as const)))
  const list: RecipientList = {
    number: 1,
    day: '2026-11-22',
    recipients: [
      { holder: recovery, recipient: own.recipient, groups: [] },
      ...names.map((holder) => ({ holder, recipient: (editors[holder] as Keys).recipient, groups: [everyone] })),
    ],
  }
  const { signingKey, publicKey } = newSigningKey()
  await store.change((tx) => addList(tx, 1, signList(list, signingKey)))
  return { recovery: own, editors, list, signingKey, publicKey }
}

/** Somebody who signs in with a passphrase, and for whom what is sent from now on is sealed too. */
export const joinDesk = async (store: Store, desk: Desk, { name, passphrase }: { name: string; passphrase: string }): Promise<void> => {
  const wrapped = await wrapNewKey(passphrase)
  const id = chance.id('k')
  const joined = { holder: id, recipient: wrapped.recipient, groups: [everyone] }
  desk.list = { ...desk.list, number: desk.list.number + 1, recipients: [...desk.list.recipients, joined] }
  await store.change(async (tx) => {
    await addEditor(tx, { id, name, role: 'editor', ...wrapped })
    await addList(tx, desk.list.number, signList(desk.list, desk.signingKey))
  })
}

export const newReceipt = (): string => makeReceipt((n) => randomBytes(n))
export const keyOf = (digits: string): Promise<ReceiptKey> => receiptKey(digits, salt)

/** Consent as it is chosen by whoever changes little; `more` are fields of its form. */
export const consentOf = (more: Readonly<Record<string, string>> = {}): Consent => {
  const form = new Map([
    ...safeStart,
    ['credit', 'nobody'],
    ['use-pages', 'yes'],
    ['until', 'open'],
    ['speaking', 'agreed'],
    ['questions', 'yes'],
    ...Object.entries(more),
  ])
  const read = readConsent(form, (said) => said, 'en', today)
  if (read.is !== 'consent') throw new Error(JSON.stringify(read.faults))
  return read.consent
}

/** A draft with one answer and, if given, one file; `own` where the receipt is known already. */
export const draftOf = async (
  store: Store,
  words: string,
  file?: Uint8Array,
  own?: ReceiptKey,
  sharing: Sharing = 'our-history',
): Promise<ReceiptKey> => {
  const key = own ?? (await keyOf(newReceipt()))
  await beginDraft(store, key, { sharing, lang: 'en' }, today)
  await keepAnswer(store, key, { question: 'began', words }, today)
  if (file)
    await keepFile(
      store,
      key,
      { id: chance.id('a'), type: 'image/jpeg', description: `A picture: ${words}`, original: false },
      (async function* () {
        yield file
      })(),
      today,
    )
  return key
}

/** Decides about a draft, looks it over and sends it, as its teller would. */
export const sendAgreed = async (
  store: Store,
  key: ReceiptKey,
  list: RecipientList,
  { id, again, terms = consentOf() }: { id: string; again?: string | undefined; terms?: Consent },
): ReturnType<typeof sendTelling> => {
  await keepTerms(store, key, terms, today)
  const opened = await openNewest(store, key)
  if (opened.is !== 'draft') return { is: 'missing' }
  return sendTelling(store, key, list, { today, id, mark: opened.draft.mark, again })
}

/** Sends a draft; answers with the telling's id. `word`: to read it again with. */
export const sendDraft = async (store: Store, desk: Desk, key: ReceiptKey, word?: string): Promise<string> => {
  const id = chance.id('c')
  const again = word === undefined ? undefined : (await ownWordKey(key, word, salt)).recipient
  const sent = await sendAgreed(store, key, desk.list, { id, again })
  if (sent.is !== 'sent') throw new Error(sent.is)
  return id
}

export const tellingOf = async (
  store: Store,
  desk: Desk,
  words: string,
  file?: Uint8Array,
  word?: string,
): Promise<{ key: ReceiptKey; id: string }> => {
  const key = await draftOf(store, words, file)
  return { key, id: await sendDraft(store, desk, key, word) }
}
