// In and out of the desk: a name, a passphrase and a code; the first time the code is made here.
import { createHash } from 'node:crypto'
import { encode } from 'uqr'
import { carryOver } from '../../actions/carry-over.ts'
import { codeSecretOf, keepCodeSecret, type OpenEditor, openEditor, renewalIn } from '../../actions/sign-in.ts'
import { codeSecretLength, endOfStep, secretAddress, secretInGroups, stepOf } from '../../sealing/one-time-code.ts'
import { openToken, sealToken } from '../../sealing/token.ts'
import { type EditorRow, editorWith } from '../../store/sealed/editors.ts'
import type { ShareReply } from '../share/asked.ts'
import { onTo, page } from '../share/reply.ts'
import { CodesPage } from './pages/codes-page.tsx'
import { SignInPage, signInFields } from './pages/sign-in-page.tsx'
import { begin, end } from './session.ts'
import type { DeskVisit } from './visit.ts'

const purpose = 'first code'
const quarter = 15 * 60_000

/** For the page on which the first code is made: whom it was made for, what was drawn, and by which code of another's the one before ends. */
type Prepared = { editor: string; secret: string; renewal: string | null }

/** A browser whose session ended forgets its secret too. */
export const askToSignIn = (
  { setting, field, asked, parts }: DeskVisit,
  why: 'new' | 'not-together' | 'ended' | 'stale',
  status = 200,
): Promise<ShareReply> =>
  page(<SignInPage setting={setting} why={why} name={field(signInFields.name)} />, status, why === 'ended' ? end(parts, asked.session) : [])

const letIn = async (visit: DeskVisit, opened: OpenEditor): Promise<ShareReply> => {
  const { asked, parts, routes } = visit
  asked.right()
  await carryOver(parts.store, opened, await parts.readers())
  const { head, ...reply } = onTo(routes.desk())
  return { ...reply, head: [...head, ...begin(parts, opened, asked.session)] }
}

/** Codes that one editor gives in a quarter of an hour, after the right passphrase: whoever knows that guesses no faster. */
const mostTries = 10

/** Tells nothing to whoever reads it in memory. */
const mark = (...of: readonly (string | number)[]) => createHash('sha256').update(of.join(' ')).digest('base64url')

const mayTry = async ({ asked, parts }: DeskVisit, id: string): Promise<boolean> => {
  const turn = Math.floor(parts.now() / quarter)
  for (let n = 0; n < mostTries; n++) if (!(await asked.spend(mark('try', id, turn, n), (turn + 1) * quarter))) return true
  return false
}

/** Whether a code is right and was not given before: each counts once. */
export const isCode = async (visit: DeskVisit, { id }: EditorRow, secret: Uint8Array): Promise<boolean> => {
  if (!(await mayTry(visit, id))) return false
  const step = stepOf(secret, visit.field(signInFields.code), visit.parts.now())
  return step !== null && !(await visit.asked.spend(mark('code', id, step), endOfStep(step)))
}

export const typedBy = ({ asked, parts, field }: DeskVisit, name: string): Promise<OpenEditor | null> =>
  openEditor(parts.store.sealed, { name, passphrase: field(signInFields.passphrase) }, asked.hashed)

/** `token`: what was prepared, as the page carries it. */
const askForCode = (
  { setting, parts }: DeskVisit,
  token: string,
  { editor, name, wrong }: { editor: Prepared; name: string; wrong: boolean },
) => {
  const secret = Buffer.from(editor.secret, 'base64')
  const address = secretAddress(secret, { site: parts.site, name })
  return page(
    <CodesPage
      setting={setting}
      prepared={token}
      groups={secretInGroups(secret)}
      matrix={encode(address, { ecc: 'M', border: 0 }).data}
      wrong={wrong}
    />,
    wrong ? 422 : 200,
  )
}

/** One sentence for whatever does not fit, after the same work: nobody learns which names there are. */
export const signIn = async (visit: DeskVisit): Promise<ShareReply> => {
  const { asked, parts, field, routes } = visit
  if (asked.ticket === 'used') return onTo(routes.desk()) // a double click: the first may have let them in
  if (asked.trouble !== null || asked.ticket !== 'fresh') return askToSignIn(visit, 'stale', asked.trouble === null ? 200 : 403)
  const opened = await typedBy(visit, field(signInFields.name))
  if (!opened) return askToSignIn(visit, 'not-together', 422)
  const { editor } = opened
  const secret = await codeSecretOf(opened)
  const renewal = secret === null ? null : await renewalIn(parts.store, editor, field(signInFields.code), parts.today())
  if (secret !== null && renewal === null)
    return (await isCode(visit, editor, secret)) ? letIn(visit, opened) : askToSignIn(visit, 'not-together', 422)
  return makeCode(visit, editor, renewal)
}

/** Whoever has no code yet, or whose codes end: one is drawn, and in force once a code of it was typed. */
export const makeCode = (
  visit: DeskVisit,
  { id, name }: Pick<EditorRow, 'id' | 'name'>,
  renewal: Uint8Array | null = null,
): Promise<ShareReply> => {
  const { asked, parts } = visit
  asked.right()
  const secret = Buffer.from(parts.chance.bytes(codeSecretLength)).toString('base64')
  const prepared: Prepared = { editor: id, secret, renewal: renewal && Buffer.from(renewal).toString('base64') }
  const token = sealToken(parts.key, purpose, prepared, parts.now() + quarter)
  return askForCode(visit, token, { editor: prepared, name, wrong: false })
}

/** Whoever the page was made for, and nobody else, whatever is written into its form: the passphrase is typed once more, since no page carries what it opens. */
export const confirmCode = async (visit: DeskVisit): Promise<ShareReply> => {
  const { asked, parts, field, routes } = visit
  if (asked.ticket === 'used') return onTo(routes.desk())
  const token = field(signInFields.prepared)
  const prepared = openToken(parts.key, purpose, token, parts.now()) as Prepared | null
  const editor = prepared && (await editorWith(parts.store.sealed, prepared.editor))
  if (asked.trouble !== null || asked.ticket !== 'fresh' || !prepared || !editor) return askToSignIn(visit, 'stale')
  const secret = Buffer.from(prepared.secret, 'base64')
  const opened = await typedBy(visit, editor.name)
  if (!opened || !(await isCode(visit, editor, secret)))
    return askForCode(visit, token, { editor: prepared, name: editor.name, wrong: true })
  const renewal = prepared.renewal === null ? null : Buffer.from(prepared.renewal, 'base64')
  const kept = await keepCodeSecret(parts.store, opened, secret, { renewal, today: parts.today() })
  return kept ? letIn(visit, { ...opened, editor: kept }) : askToSignIn(visit, 'not-together', 422)
}

/** A page of ours alone signs anybody out. */
export const signOut = ({ asked, parts, routes }: DeskVisit): ShareReply => {
  if (asked.trouble !== null) return onTo(routes.desk())
  const { head, ...reply } = onTo(routes.desk())
  return { ...reply, head: [...head, ...end(parts, asked.session)] }
}
