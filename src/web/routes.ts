// Every address, once. Nothing else in the code writes an address as text.
import type { Locale } from './pages/locales.ts'

/** What a POST to the share pages does, by the last part of its address. */
export const shareActs = ['receipt', 'begin', 'look', 'remove', 'change', 'keep', 'change-terms', 'keep-terms', 'send'] as const
export type ShareAct = (typeof shareActs)[number]
export const returnActs = [
  'go-on',
  'throw-away',
  'words',
  'terms',
  'change',
  'no-end',
  'year-more',
  'read',
  'take-out',
  'hide',
  'show',
  'take-back',
] as const
export type ReturnAct = (typeof returnActs)[number]

/** What is sent to the desk to come in and to go, to invite, and to change one's own keys. */
export const deskActs = [
  'in',
  'code',
  'out',
  'join',
  'passphrase',
  'key',
  'key-file',
  'invite',
  'uninvite',
  'withhold',
  'return',
  'looked',
] as const
export type DeskAct = (typeof deskActs)[number]
/** What is done about somebody at the desk. */
export const personActs = ['again', 'codes', 'remove', 'approve', 'grants'] as const
export type PersonAct = (typeof personActs)[number]

/** What is done with what was drawn from a telling. */
export const proposalActs = ['change', 'words', 'read', 'publish', 'undo'] as const
export type ProposalAct = (typeof proposalActs)[number]

/** What comes after the questions: what one should know, what one decides, and the number. */
export const lastSteps = ['before', 'terms', 'end'] as const
export type LastStep = (typeof lastSteps)[number]

/** What is changed on a page of its own: an answer of a draft, what was decided about a draft, and the terms of what was sent. */
export const changes = ['change', 'choices', 'terms'] as const
export type Changed = (typeof changes)[number]

/** What became of the answer before, as the address of the next question says it. */
export const saidBefore = ['kept', 'again', 'taken'] as const

/** `prefix` is '' or '/history'; `locale` is left out of the path for English. */
export const routesFor = (prefix: string, locale: Locale) => {
  const base = prefix + (locale === 'en' ? '' : `/${locale}`)
  return {
    front: () => `${base}/`,
    /** A record or a list, by path: `groups/junkiebond`, `groups`. */
    at: (path: string, page = 1) => `${base}/${path}${page > 1 ? `?page=${page}` : ''}`,
    /** A record as it stood at an earlier revision. */
    asOf: (path: string, revision: number) => `${base}/${path}?revision=${revision}`,
    json: (path: string) => `${base}/${path}.json`,
    changes: (page = 1) => `${base}/changes${page > 1 ? `?page=${page}` : ''}`,
    revision: (number: number, page = 1) => `${base}/changes/${number}${page > 1 ? `?page=${page}` : ''}`,
    feed: () => `${base}/changes.atom`,
    about: () => `${base}/about`,
    /** Where people say what they would like to share. */
    share: () => `${base}/share`,
    /** The forms of pages that share their path have an address of their own: sent to the page's, Back after a dropped line would pass it by. */
    begin: () => `${base}/share?begin=1`,
    comeIn: () => `${base}/return?in=1`,
    /** The same for one thing already chosen, and perhaps for a page (`groups/junkiebond`) and the question it left open (`began`, or a gap's id). */
    sharing: (sharing: string, about?: string, ask?: string) =>
      `${base}/share/${sharing}${about === undefined ? '' : `?about=${about}${ask === undefined ? '' : `&ask=${ask}`}`}`,
    shareAct: (act: ShareAct) => `${base}/share/${act}`,
    /** A question, by its place from 1, or a page after them. `handle` can only add. */
    shareStep: (handle: string, step: number | LastStep, said?: (typeof saidBefore)[number] | 'keep') =>
      `${base}/share/${handle}/${step}${said ? `?${said}=1` : ''}`,
    return: () => `${base}/return`,
    returnAct: (act: ReturnAct) => `${base}/return/${act}`,
    /** The form of the page that asks for a word of one's own: sent elsewhere than its page stands, as `begin` is. */
    showAgain: () => `${base}/return/read?show=1`,
    /** Where further words are written: `to` is `add`, or the letter that is answered (`answer-3`, `words-4`); `file` takes a file. `handle` can only add. */
    further: (handle: string, to: string, said?: 'kept' | 'keep' | 'taken') => `${base}/return/${handle}/${to}${said ? `?${said}=1` : ''}`,
    /** `handle` says what the page shows once; the number, or what that page carries, keeps it. */
    changing: (handle: string, changed: Changed) => `${base}/return/${handle}/${changed}`,
    leave: () => `${base}/leave`,
    invitation: () => `${base}/share/invitation`,
    /** For whoever started the server, once. */
    setup: (token: string) => `${base}/setup/${token}`,
    /** Where editors work: what waits. */
    desk: (page = 1) => `${base}/desk${page > 1 ? `?page=${page}` : ''}`,
    settled: (page = 1) => `${base}/desk/settled${page > 1 ? `?page=${page}` : ''}`,
    deskAct: (act: DeskAct) => `${base}/desk/${act}`,
    /** Who is at the desk, and one's own place there. */
    deskPeople: () => `${base}/desk/people`,
    deskOwn: () => `${base}/desk/own`,
    deskPerson: (id: string, act: PersonAct) => `${base}/desk/people/${id}/${act}`,
    /** What is withheld; `page`: what may be withheld next. */
    deskWithheld: (page?: string) => `${base}/desk/withheld${page === undefined ? '' : `?of=${page}`}`,
    /** One telling, by its id. */
    deskTelling: (id: string) => `${base}/desk/tellings/${id}`,
    deskQuestion: (id: string) => `${base}/desk/tellings/${id}/question`,
    /** As it lies, to be opened elsewhere: all there is of it, and one part. */
    deskSealed: (id: string, part?: string) => `${base}/desk/tellings/${id}/sealed${part === undefined ? '' : `/${part}`}`,
    deskGrants: (id: string) => `${base}/desk/tellings/${id}/grants`,
    deskDraw: (id: string) => `${base}/desk/tellings/${id}/draw`,
    /** What is drawn from it, and what is done with that. */
    deskProposal: (id: string, act?: ProposalAct) => `${base}/desk/tellings/${id}/proposal${act === undefined ? '' : `/${act}`}`,
    deskSettle: (id: string) => `${base}/desk/tellings/${id}/settle`,
    deskFile: (id: string, file: string) => `${base}/desk/tellings/${id}/files/${file}`,
    /** What was done at the desk. */
    deskDone: (page = 1) => `${base}/desk/done${page > 1 ? `?page=${page}` : ''}`,
    /** The same page in another language. */
    in: (other: Locale, path: string) => `${prefix}${other === 'en' ? '' : `/${other}`}${path}`,
    /** Files in `public/`; styles are one file, named by their hash. */
    asset: (name: string) => `${prefix}/${name}`,
  }
}
export type Routes = ReturnType<typeof routesFor>
