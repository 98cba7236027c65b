// Whoever was invited comes to the desk: with the code they were handed, then a name and a passphrase, and then their first one-time code.
import { joinDesk, mayJoin } from '../../actions/join-desk.ts'
import { idFrom } from '../../history/record.ts'
import { invitationHash } from '../../sealing/invitation.ts'
import { passphraseFault, readEditorName } from '../../sealing/passphrase.ts'
import { openToken, sealToken } from '../../sealing/token.ts'
import type { ShareReply } from '../share/asked.ts'
import type { Said } from '../share/pages/parts/faults.tsx'
import { sayNoName, sayPassphraseFault } from '../share/pages/parts/new-passphrase.tsx'
import { onTo, page } from '../share/reply.ts'
import { InvitedPage, JoinPage, joinFields } from './pages/join-page.tsx'
import { makeCode } from './signing-in.tsx'
import type { DeskVisit } from './visit.ts'

const purpose = 'invited'
const half = 30 * 60_000

export const askForInvitation = ({ setting, words }: DeskVisit, why: 'none' | 'stale' | null = null, status = 200): Promise<ShareReply> => {
  const says =
    why === 'none'
      ? words.say('This code does not work. Perhaps it was used already, or its week is over. Ask for another.')
      : words.say('This page was open for a long time. Please press the button once more.')
  return page(<JoinPage setting={setting} faults={why === null ? [] : [{ field: joinFields.invitation, says }]} />, status)
}

/** `token`: which invitation it is, as the page carries it: the code itself is sent back to nobody. */
const askWho = ({ setting, field }: DeskVisit, token: string, faults: readonly Said[] = []): Promise<ShareReply> =>
  page(
    <InvitedPage setting={setting} prepared={token} name={field(joinFields.name).slice(0, 200)} faults={faults} />,
    faults.length > 0 ? 422 : 200,
  )

const showCode = async (visit: DeskVisit): Promise<ShareReply> => {
  const { asked, parts, field } = visit
  const hash = invitationHash(field(joinFields.invitation))
  asked.hashed()
  if (!hash || !(await mayJoin(parts.store.sealed, hash, parts.today()))) return askForInvitation(visit, 'none', 422)
  asked.right()
  return askWho(visit, sealToken(parts.key, purpose, Buffer.from(hash).toString('base64'), parts.now() + half))
}

export const join = async (visit: DeskVisit): Promise<ShareReply> => {
  const { asked, parts, field, words, routes } = visit
  if (asked.ticket === 'used') return onTo(routes.desk()) // a double click: they may have joined, and sign in
  if (asked.trouble !== null || asked.ticket !== 'fresh') return askForInvitation(visit, 'stale', asked.trouble === null ? 200 : 403)
  if (!asked.form.has(joinFields.prepared)) return showCode(visit)
  const token = field(joinFields.prepared)
  const carried = openToken(parts.key, purpose, token, parts.now())
  if (typeof carried !== 'string') return askForInvitation(visit, 'stale')
  const name = readEditorName(field(joinFields.name))
  const passphrase = field(joinFields.passphrase)
  const weak = passphraseFault(passphrase, name ?? '') ?? (passphrase === field(joinFields.again) ? null : 'not-the-same')
  const faults = [
    ...(name === null ? [sayNoName(words, joinFields.name)] : []),
    ...(weak ? [sayPassphraseFault(words, weak, joinFields)] : []),
  ]
  if (name === null || faults.length > 0) return askWho(visit, token, faults)
  const id = idFrom('k', parts.chance.bytes(17))
  const typed = { hash: Buffer.from(carried, 'base64'), name, passphrase }
  const done = await joinDesk(parts.store, typed, { named: await parts.readers(), today: parts.today(), id })
  asked.hashed()
  switch (done.is) {
    case 'joined':
      return makeCode(visit, { id, name })
    case 'name-taken':
      return askWho(visit, token, [{ field: joinFields.name, says: words.say('Somebody here has this name already. Take another one.') }])
    case 'last-reader': // whose place it was is the only one left who reads
    case 'no-invitation':
      return askForInvitation(visit, 'none', 422)
  }
}
