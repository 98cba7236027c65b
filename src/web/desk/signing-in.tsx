// In and out of the desk: a name, a passphrase and a code; the first time the code is made here.
import { encode } from 'uqr'
import { codeSecretOf, keepCodeSecret, type OpenEditor, openEditor } from '../../actions/sign-in.ts'
import { keysOf } from '../../sealing/envelope.ts'
import { codeSecretLength, endOfStep, secretAddress, secretInGroups, stepOf } from '../../sealing/one-time-code.ts'
import { openToken, sealToken } from '../../sealing/token.ts'
import { editorWith } from '../../store/sealed/editors.ts'
import type { ShareReply } from '../share/asked.ts'
import { onTo, page } from '../share/reply.ts'
import { CodesPage } from './pages/codes-page.tsx'
import { SignInPage, signInFields } from './pages/sign-in-page.tsx'
import { begin, end } from './session.ts'
import type { DeskVisit } from './visit.ts'

const purpose = 'first code'
const quarter = 15 * 60_000

/** For the page on which the first code is made: who it is, and what was drawn for them. */
type Prepared = { editor: string; identity: string; secret: string }

export const askToSignIn = (
  { setting, field }: DeskVisit,
  why: 'new' | 'not-together' | 'ended' | 'stale',
  status = 200,
): Promise<ShareReply> => page(<SignInPage setting={setting} why={why} name={field(signInFields.name)} />, status)

const letIn = (visit: DeskVisit, opened: OpenEditor): ShareReply => {
  const { asked, parts, routes } = visit
  asked.right()
  const { head, ...reply } = onTo(routes.desk())
  return { ...reply, head: [...head, ...begin(parts, opened, asked.session)] }
}

/** Whether a code is right and was not given before: each counts once. */
const isCode = async ({ asked, parts, field }: DeskVisit, editor: string, secret: Uint8Array): Promise<boolean> => {
  const step = stepOf(secret, field(signInFields.code), parts.now())
  return step !== null && !(await asked.spend(`code ${editor} ${step}`, endOfStep(step)))
}

const askForCode = ({ setting, parts }: DeskVisit, prepared: Prepared, name: string, wrong: boolean): Promise<ShareReply> => {
  const secret = Buffer.from(prepared.secret, 'base64')
  const address = secretAddress(secret, { site: parts.site, name })
  return page(
    <CodesPage
      setting={setting}
      prepared={sealToken(parts.key, purpose, prepared, parts.now() + quarter)}
      groups={secretInGroups(secret)}
      matrix={encode(address, { ecc: 'M', border: 0 }).data}
      wrong={wrong}
    />,
    wrong ? 422 : 200,
  )
}

/** One sentence for whatever does not fit, after the same work: nobody learns which names there are. */
export const signIn = async (visit: DeskVisit): Promise<ShareReply> => {
  const { asked, parts, field } = visit
  if (asked.trouble !== null || asked.ticket !== 'fresh') return askToSignIn(visit, 'stale', asked.trouble === null ? 200 : 403)
  const opened = await openEditor(parts.store.sealed, { name: field(signInFields.name), passphrase: field(signInFields.passphrase) })
  asked.hashed()
  if (!opened) return askToSignIn(visit, 'not-together', 422)
  const secret = await codeSecretOf(opened)
  if (secret === null) {
    asked.right()
    const drawn = Buffer.from(parts.chance.bytes(codeSecretLength)).toString('base64')
    const { editor, keys } = opened
    return askForCode(visit, { editor: editor.id, identity: keys.identity, secret: drawn }, editor.name, false)
  }
  return (await isCode(visit, opened.editor.id, secret)) ? letIn(visit, opened) : askToSignIn(visit, 'not-together', 422)
}

/** Whoever the page was made for, and nobody else, whatever is written into its form. */
export const confirmCode = async (visit: DeskVisit): Promise<ShareReply> => {
  const { asked, parts, field } = visit
  const prepared = openToken(parts.key, purpose, field(signInFields.prepared), parts.now()) as Prepared | null
  const editor = prepared && (await editorWith(parts.store.sealed, prepared.editor))
  if (asked.trouble !== null || asked.ticket !== 'fresh' || !prepared || !editor) return askToSignIn(visit, 'stale')
  const secret = Buffer.from(prepared.secret, 'base64')
  if (!(await isCode(visit, editor.id, secret))) return askForCode(visit, prepared, editor.name, true)
  const opened = { editor, keys: await keysOf(prepared.identity) }
  return (await keepCodeSecret(parts.store, opened, secret)) ? letIn(visit, opened) : askToSignIn(visit, 'stale')
}

/** A page of ours alone signs anybody out. */
export const signOut = ({ asked, parts, routes }: DeskVisit): ShareReply => {
  if (asked.trouble !== null) return onTo(routes.desk())
  const { head, ...reply } = onTo(routes.desk())
  return { ...reply, head: [...head, ...end(parts, asked.session)] }
}
