// The desk as one function: every address by the table of its ways, and on each only who may be there.
import { locales } from '../pages/locales.ts'
import { readPath } from '../paths.ts'
import { routesFor } from '../routes.ts'
import type { Share, ShareAsked, ShareReply } from '../share/asked.ts'
import { ClosedPage } from '../share/pages/closed-page.tsx'
import { page, toMethod } from '../share/reply.ts'
import { refusal } from '../share/troubled.tsx'
import { showDone } from './done.tsx'
import { draw } from './drawing.tsx'
import { askForInvitation, join } from './joining.tsx'
import { missing } from './missing.tsx'
import { askForKey, askForKeyFile, askForPassphrase, newKey, newPassphrase, saveKeyFile, showOwn } from './own-keys.tsx'
import type { DeskParts } from './parts.ts'
import { approvePerson, grantAll, grantOne, inviteFor, invitePerson, remove, showPeople, uninvite } from './people.tsx'
import { change, propose, publishNow, readAgain, settle, showProposal, takeBack } from './proposing.tsx'
import { ask, looked, saveFile, showTelling, showWaiting } from './reading.tsx'
import { saveSealed, showSealed } from './sealed.tsx'
import { type SignedIn, signedInWith } from './session.ts'
import { askToSignIn, confirmCode, signIn, signOut } from './signing-in.tsx'
import type { DeskVisit, SignedVisit } from './visit.ts'
import { deskWays, noIds, type WayName, type Who, wayFor } from './ways.ts'
import { bringBack, showWithheld, withhold } from './withholding.tsx'

type Handler = (visit: DeskVisit) => ShareReply | Promise<ShareReply>
type SignedHandler = (visit: SignedVisit) => ShareReply | Promise<ShareReply>
type OpenWay = { [Name in WayName]: (typeof deskWays)[Name]['who'] extends 'anyone' ? Name : never }[WayName]

const open: Record<OpenWay, Handler> = {
  'see-desk': (visit) =>
    visit.signed ? showWaiting({ ...visit, signed: visit.signed }) : askToSignIn(visit, visit.asked.session === null ? 'new' : 'ended'),
  'sign-in': signIn,
  'confirm-code': confirmCode,
  'sign-out': signOut,
  'see-join': (visit) => askForInvitation(visit),
  join,
}

const signedIn: Record<Exclude<WayName, OpenWay>, SignedHandler> = {
  'see-settled': (visit) => showWaiting(visit, 'settled'),
  'read-telling': (visit) => showTelling(visit),
  'ask-teller': ask,
  'draw-statement': draw,
  'see-proposal': (visit) => showProposal(visit),
  'change-proposal': change,
  'propose-words': propose,
  'read-through': readAgain,
  publish: publishNow,
  undo: takeBack,
  'settle-telling': settle,
  'save-file': saveFile,
  'see-withheld': (visit) => showWithheld(visit),
  withhold,
  return: bringBack,
  'look-over': looked,
  'see-done': showDone,
  'see-sealed': showSealed,
  'save-sealed': saveSealed,
  'see-own': showOwn,
  'see-passphrase': (visit) => askForPassphrase(visit),
  'change-passphrase': newPassphrase,
  'see-key': (visit) => askForKey(visit),
  'change-key': newKey,
  'see-key-file': (visit) => askForKeyFile(visit),
  'save-key-file': saveKeyFile,
  'see-people': (visit) => showPeople(visit),
  invite: invitePerson,
  'take-back-invitations': uninvite,
  'invite-again': (visit) => inviteFor(visit, 'again'),
  'renew-codes': (visit) => inviteFor(visit, 'codes'),
  'remove-person': remove,
  'approve-person': approvePerson,
  'grant-all': grantAll,
  'grant-one': grantOne,
}

const mayCome: Record<Exclude<Who, 'anyone'>, (signed: SignedIn) => boolean> = {
  member: () => true,
  overseer: ({ oversees }) => oversees,
  reader: ({ reads }) => reads,
}

const isOpen = (name: WayName): name is OpenWay => deskWays[name].who === 'anyone'

export const createDesk = (parts: DeskParts): Share => {
  const answer = async (asked: ShareAsked): Promise<ShareReply> => {
    const { locale, path } = readPath(asked.url)
    const words = parts.words[locale]
    const routes = routesFor('', locale)
    const setting = {
      words,
      routes,
      styles: parts.styles,
      path: asked.method === 'POST' ? null : path,
      open: locales,
      ticketFor: parts.ticketFor,
    }
    if (!parts.safe) return page(<ClosedPage setting={setting} why="unsafe-address" />)
    const refused = refusal({ setting, asked })
    if (refused) return refused
    const way = wayFor(asked.method, path)
    const visit: DeskVisit = {
      parts,
      asked,
      locale,
      words,
      routes,
      setting,
      signed: await signedInWith(parts, asked.session),
      ids: way.is === 'way' ? way.ids : noIds,
      field: (name) => asked.form.get(name) ?? '',
    }
    if (way.is === 'elsewhere' && asked.method !== 'POST') return open['see-desk'](visit) // back to what a form answered
    if (way.is !== 'way') return missing(visit)
    if (isOpen(way.name)) return open[way.name](visit)
    const { signed } = visit
    if (!signed) return askToSignIn(visit, asked.session === null ? 'new' : 'ended', 401)
    if (!mayCome[deskWays[way.name].who](signed)) return missing(visit)
    return signedIn[way.name]({ ...visit, signed })
  }
  return async (asked) => toMethod(asked.method, await answer(asked))
}
