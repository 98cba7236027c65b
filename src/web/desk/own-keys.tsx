// One's own place at the desk: where one stands, another passphrase, and another key.
import { changeKey } from '../../actions/change-key.ts'
import { changePassphrase } from '../../actions/change-passphrase.ts'
import { codeSecretOf, type OpenEditor } from '../../actions/sign-in.ts'
import { idFrom } from '../../history/record.ts'
import { passphraseFault } from '../../sealing/passphrase.ts'
import type { ShareReply } from '../share/asked.ts'
import type { Said } from '../share/pages/parts/faults.tsx'
import { sayPassphraseFault } from '../share/pages/parts/new-passphrase.tsx'
import { onTo, page } from '../share/reply.ts'
import { KeyChangedPage, KeyFilePage, NewKeyPage, NewPassphrasePage, OwnPage, ownFields } from './pages/own-pages.tsx'
import { begin, end } from './session.ts'
import { isCode, typedBy } from './signing-in.tsx'
import { standingOf } from './standing.ts'
import type { SignedVisit } from './visit.ts'

export const showOwn = async (visit: SignedVisit): Promise<ShareReply> => {
  const { setting, signed, parts } = visit
  const { name, role, recipient } = signed.editor
  const standing = standingOf(signed.editor, await parts.readers())
  return page(<OwnPage setting={setting} name={name} role={role} recipient={recipient} standing={standing} />)
}

type Asks = (visit: SignedVisit, faults?: readonly Said[], status?: number) => Promise<ShareReply>

export const askForPassphrase: Asks = ({ setting, signed }, faults = [], status = 200) =>
  page(<NewPassphrasePage setting={setting} name={signed.editor.name} faults={faults} />, status)

export const askForKey: Asks = ({ setting, signed }, faults = [], status = 200) =>
  page(<NewKeyPage setting={setting} name={signed.editor.name} waits={signed.editor.former !== null} faults={faults} />, status)

export const askForKeyFile: Asks = ({ setting, signed }, faults = [], status = 200) =>
  page(<KeyFilePage setting={setting} name={signed.editor.name} faults={faults} />, status)

/** What they sign in with now, typed once more: a session alone is not enough. `faultIn` what they take from now on. */
const proven = async (visit: SignedVisit, again: Asks, faultIn: () => Said | null = () => null): Promise<OpenEditor | ShareReply> => {
  const { asked, words, signed } = visit
  const { passphrase } = ownFields
  if (asked.trouble !== null || asked.ticket !== 'fresh') {
    const says = words.say('This page was open for a long time. Please press the button once more.')
    return again(visit, [{ field: passphrase, says }], asked.trouble === null ? 200 : 403)
  }
  const fault = faultIn()
  if (fault) return again(visit, [fault], 422)
  const opened = await typedBy(visit, signed.editor.name)
  const secret = opened && (await codeSecretOf(opened))
  if (!opened || opened.editor.id !== signed.editor.id || !secret || !(await isCode(visit, opened.editor, secret)))
    return again(visit, [{ field: passphrase, says: words.say('Passphrase and code do not go together. Please type them again.') }], 422)
  asked.right()
  return opened
}

const nextFault = ({ words, field, signed }: SignedVisit): Said | null => {
  const { next, again } = ownFields
  const weak = passphraseFault(field(next), signed.editor.name) ?? (field(next) === field(again) ? null : 'not-the-same')
  return weak && sayPassphraseFault(words, weak, { passphrase: next, again })
}

export const newPassphrase = async (visit: SignedVisit): Promise<ShareReply> => {
  const { asked, parts, routes, field } = visit
  if (asked.ticket === 'used') return onTo(routes.deskOwn())
  const opened = await proven(visit, askForPassphrase, () => nextFault(visit))
  if ('status' in opened) return opened
  const editor = await changePassphrase(parts.store, opened, field(ownFields.next), parts.today())
  if (!editor) return onTo(routes.desk())
  const { head, ...reply } = onTo(routes.deskOwn())
  return { ...reply, head: [...head, ...begin(parts, { ...opened, editor }, asked.session)] }
}

export const newKey = async (visit: SignedVisit): Promise<ShareReply> => {
  const { asked, parts, routes, setting, words, field } = visit
  if (asked.ticket === 'used') return onTo(routes.desk())
  const opened = await proven(visit, askForKey, () => nextFault(visit))
  if ('status' in opened) return opened
  const done = await changeKey(parts.store, opened, {
    passphrase: field(ownFields.next),
    id: idFrom('k', parts.chance.bytes(17)),
    today: parts.today(),
  })
  switch (done.is) {
    case 'changed':
      return page(<KeyChangedPage setting={setting} editor={done.editor} />, 200, end(parts, asked.session))
    case 'not-signed':
      return askForKey(visit, [{ field: ownFields.passphrase, says: words.say('Your last new key is not on the signed list yet.') }], 422)
    case 'gone':
      return onTo(routes.desk())
  }
}

/** As `age-keygen` writes it: whoever has it opens all that its owner opens, on a machine that has no network. */
export const saveKeyFile = async (visit: SignedVisit): Promise<ShareReply> => {
  const opened = await proven(visit, askForKeyFile)
  if ('status' in opened) return opened
  const { identity, recipient } = opened.keys
  const body = Buffer.from(`# public key: ${recipient}\n${identity}\n`)
  const head = ['content-type', 'application/octet-stream', 'content-length', String(body.length)]
  return { status: 200, head: [...head, 'content-disposition', 'attachment; filename="own.key"'], body }
}
