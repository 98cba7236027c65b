// Who is at the desk: somebody is invited, approved of, given what others hold, or removed; and the list of who reads is signed elsewhere.
import { approve } from '../../actions/approve.ts'
import { grantTo } from '../../actions/grant-to.ts'
import { invite, takeBackInvitations, type Wanted } from '../../actions/invite.ts'
import { keyOfTelling } from '../../actions/open-telling.ts'
import { removePerson } from '../../actions/remove-person.ts'
import { reads } from '../../actions/who-reads.ts'
import { isoDay } from '../../dates/days.ts'
import { inGroups } from '../../sealing/digits.ts'
import { recovery } from '../../sealing/recipients.ts'
import { editorsIn, editorWith } from '../../store/sealed/editors.ts'
import { invitationsIn } from '../../store/sealed/invitations.ts'
import type { ShareReply } from '../share/asked.ts'
import { onTo, page } from '../share/reply.ts'
import { missing } from './missing.tsx'
import { InvitationPage } from './pages/invitation-page.tsx'
import { PeoplePage, peopleFields } from './pages/people-page.tsx'
import { roles } from './pages/standing-words.tsx'
import { end } from './session.ts'
import { standingOf } from './standing.ts'
import type { SignedVisit } from './visit.ts'

export const showPeople = async (
  { parts, setting, signed }: SignedVisit,
  { trouble = null, done = null }: { trouble?: string | null; done?: string | null } = {},
): Promise<ShareReply> => {
  const named = await parts.readers()
  const all = await editorsIn(parts.store.sealed)
  const known = all.flatMap(({ id, former }) => [id, former])
  return page(
    <PeoplePage
      setting={setting}
      name={signed.editor.name}
      trouble={trouble}
      done={done}
      people={all.map((one) => ({
        id: one.id,
        name: one.name,
        role: one.role,
        recipient: one.recipient,
        standing: standingOf(one, named),
        cameIn: one.code !== null,
        isYou: one.id === signed.editor.id,
        mayApprove: signed.reads && one.invited_by !== null && one.invited_by !== signed.editor.id,
      }))}
      gone={named.filter(({ holder }) => holder !== recovery && !known.includes(holder)).length}
      grants={signed.reads}
      invitations={(await invitationsIn(parts.store.sealed, isoDay(parts.today()))).length}
    />,
    trouble === null ? 200 : 422,
  )
}

/** Null where the form may be acted on. */
const notNow = (visit: SignedVisit): Promise<ShareReply> | ShareReply | null => {
  const { asked, routes, words } = visit
  if (asked.ticket === 'used') return onTo(routes.deskPeople())
  if (asked.trouble === null) return null
  return showPeople(visit, { trouble: words.say('This page was open for a long time. Please press the button once more.') })
}

const lastReader = ({ words }: SignedVisit) => words.say('This is the only one left who reads what people send. Let another read first.')

const invited = async (visit: SignedVisit, wanted: Wanted): Promise<ShareReply> => {
  const { parts, signed, setting } = visit
  const done = await invite(parts.store, wanted, {
    by: signed.editor.id,
    named: await parts.readers(),
    today: parts.today(),
    chance: parts.chance.bytes,
  })
  if (done.is === 'missing') return missing(visit)
  if (done.is === 'last-reader') return showPeople(visit, { trouble: lastReader(visit) })
  const { code, lastDay } = done
  return page(
    <InvitationPage setting={setting} name={signed.editor.name} groups={inGroups(code)} lastDay={lastDay} joins={wanted.is !== 'codes'} />,
  )
}

export const invitePerson = async (visit: SignedVisit): Promise<ShareReply> => {
  const refused = await notNow(visit)
  if (refused) return refused
  const role = roles.find((one) => one === visit.field(peopleFields.role))
  if (!role) return showPeople(visit, { trouble: visit.words.say('Choose what the new one will do here.') })
  return invited(visit, { is: 'join', role })
}

export const inviteFor = async (visit: SignedVisit, is: 'again' | 'codes'): Promise<ShareReply> =>
  (await notNow(visit)) ?? invited(visit, { is, person: visit.ids.person })

export const uninvite = async (visit: SignedVisit): Promise<ShareReply> => {
  const refused = await notNow(visit)
  if (refused) return refused
  await takeBackInvitations(visit.parts.store, { by: visit.signed.editor.id, today: visit.parts.today() })
  return onTo(visit.routes.deskPeople())
}

export const remove = async (visit: SignedVisit): Promise<ShareReply> => {
  const refused = await notNow(visit)
  if (refused) return refused
  const { parts, ids, signed, asked, routes } = visit
  const done = await removePerson(parts.store, ids.person, { by: signed.editor.id, named: await parts.readers(), today: parts.today() })
  if (done.is === 'missing') return missing(visit)
  if (done.is === 'last-reader') return showPeople(visit, { trouble: lastReader(visit) })
  if (ids.person !== signed.editor.id) return onTo(routes.deskPeople())
  const { head, ...reply } = onTo(routes.desk())
  return { ...reply, head: [...head, ...end(parts, asked.session)] }
}

export const approvePerson = async (visit: SignedVisit): Promise<ShareReply> => {
  const refused = await notNow(visit)
  if (refused) return refused
  const { parts, ids, signed, words, routes } = visit
  const done = await approve(parts.store, { by: signed.editor.id, person: ids.person, named: await parts.readers(), today: parts.today() })
  if (done.is === 'missing') return missing(visit)
  if (done.is === 'own') return showPeople(visit, { trouble: words.say('You invited them. Somebody else has to approve.') })
  return onTo(routes.deskPeople())
}

/** To somebody whom the list names, with the very key it names; null where there is none such. */
const given = async ({ parts, signed }: SignedVisit, person: string, only: string | null): Promise<number | null> => {
  const named = await parts.readers()
  const editor = await editorWith(parts.store.sealed, person)
  const to = editor && reads(editor, named) ? named.find(({ holder }) => holder === editor.id) : undefined
  return to && to.holder !== signed.editor.id ? grantTo(parts.store, signed.reader, to, { only, today: parts.today() }) : null
}

export const grantAll = async (visit: SignedVisit): Promise<ShareReply> => {
  const refused = await notNow(visit)
  if (refused) return refused
  const count = await given(visit, visit.ids.person, null)
  if (count === null) return missing(visit)
  const { words } = visit
  return showPeople(visit, {
    done:
      count === 0
        ? words.say('They open all that you open.')
        : words.count('They open one thing more.', 'They open {n} things more.', count),
  })
}

export const grantOne = async (visit: SignedVisit): Promise<ShareReply> => {
  const refused = await notNow(visit)
  if (refused) return refused
  const { ids, field, routes, parts, signed } = visit
  if ((await keyOfTelling(parts.store.sealed, signed.reader, ids.telling)) === null) return missing(visit)
  const count = await given(visit, field(peopleFields.person), ids.telling)
  return count === null ? missing(visit) : onTo(routes.deskTelling(ids.telling))
}
