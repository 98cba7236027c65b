// Every address of the desk, and who may do what there: nothing is answered that does not stand in this table.
/** `member`: whoever is signed in. `reader`: an editor whom the signed list names. `overseer`: they, and whoever looks after people and settings. */
export type Who = 'anyone' | 'member' | 'reader' | 'overseer'
type Way = { method: 'GET' | 'POST'; path: string; who: Who }

/** A name after a colon stands for an id, or for the name of a part. */
export const deskWays = {
  'see-desk': { method: 'GET', path: '/desk', who: 'anyone' },
  'sign-in': { method: 'POST', path: '/desk/in', who: 'anyone' },
  'confirm-code': { method: 'POST', path: '/desk/code', who: 'anyone' },
  'sign-out': { method: 'POST', path: '/desk/out', who: 'anyone' },
  'see-join': { method: 'GET', path: '/desk/join', who: 'anyone' },
  join: { method: 'POST', path: '/desk/join', who: 'anyone' },
  'see-own': { method: 'GET', path: '/desk/own', who: 'member' },
  'see-passphrase': { method: 'GET', path: '/desk/passphrase', who: 'member' },
  'change-passphrase': { method: 'POST', path: '/desk/passphrase', who: 'member' },
  'see-key': { method: 'GET', path: '/desk/key', who: 'member' },
  'change-key': { method: 'POST', path: '/desk/key', who: 'member' },
  'see-key-file': { method: 'GET', path: '/desk/key-file', who: 'member' },
  'save-key-file': { method: 'POST', path: '/desk/key-file', who: 'member' },
  'see-people': { method: 'GET', path: '/desk/people', who: 'overseer' },
  invite: { method: 'POST', path: '/desk/invite', who: 'overseer' },
  'take-back-invitations': { method: 'POST', path: '/desk/uninvite', who: 'overseer' },
  'invite-again': { method: 'POST', path: '/desk/people/:person/again', who: 'overseer' },
  'renew-codes': { method: 'POST', path: '/desk/people/:person/codes', who: 'overseer' },
  'remove-person': { method: 'POST', path: '/desk/people/:person/remove', who: 'overseer' },
  'approve-person': { method: 'POST', path: '/desk/people/:person/approve', who: 'reader' },
  'grant-all': { method: 'POST', path: '/desk/people/:person/grants', who: 'reader' },
  'grant-one': { method: 'POST', path: '/desk/tellings/:telling/grants', who: 'reader' },
  'read-telling': { method: 'GET', path: '/desk/tellings/:telling', who: 'reader' },
  'ask-teller': { method: 'POST', path: '/desk/tellings/:telling/question', who: 'reader' },
  'see-sealed': { method: 'GET', path: '/desk/tellings/:telling/sealed', who: 'reader' },
  'save-sealed': { method: 'GET', path: '/desk/tellings/:telling/sealed/:part', who: 'reader' },
  'see-settled': { method: 'GET', path: '/desk/settled', who: 'reader' },
  'draw-statement': { method: 'POST', path: '/desk/tellings/:telling/draw', who: 'reader' },
  'see-proposal': { method: 'GET', path: '/desk/tellings/:telling/proposal', who: 'reader' },
  'change-proposal': { method: 'POST', path: '/desk/tellings/:telling/proposal/change', who: 'reader' },
  'propose-words': { method: 'POST', path: '/desk/tellings/:telling/proposal/words', who: 'reader' },
  'read-through': { method: 'POST', path: '/desk/tellings/:telling/proposal/read', who: 'reader' },
  publish: { method: 'POST', path: '/desk/tellings/:telling/proposal/publish', who: 'reader' },
  undo: { method: 'POST', path: '/desk/tellings/:telling/proposal/undo', who: 'reader' },
  'settle-telling': { method: 'POST', path: '/desk/tellings/:telling/settle', who: 'reader' },
  'save-file': { method: 'GET', path: '/desk/tellings/:telling/files/:file', who: 'reader' },
  'see-withheld': { method: 'GET', path: '/desk/withheld', who: 'reader' },
  withhold: { method: 'POST', path: '/desk/withhold', who: 'reader' },
  return: { method: 'POST', path: '/desk/return', who: 'reader' },
  'look-over': { method: 'POST', path: '/desk/looked', who: 'reader' },
  'see-done': { method: 'GET', path: '/desk/done', who: 'overseer' },
} as const satisfies Record<string, Way>
export type WayName = keyof typeof deskWays

export type Ids = { telling: string; file: string; person: string; part: string }
export const noIds: Ids = { telling: '', file: '', person: '', part: '' }

const anId = (name: string) => `(?<${name}>[a-z][a-z2-7]{26})`
const shapes: Record<keyof Ids, string> = {
  telling: anId('telling'),
  file: anId('file'),
  person: anId('person'),
  part: '(?<part>[a-z-]+(?:\\.[\\w-]+)*)',
}
const patterns = Object.entries(deskWays).map(([name, { method, path }]) => ({
  name: name as WayName,
  method,
  pattern: new RegExp(`^${path.replace(/:(\w+)/g, (_, name: keyof Ids) => shapes[name])}$`),
}))

/** `path` without language and question. `elsewhere`: a form is sent there, and somebody only looks. */
export const wayFor = (method: string, path: string): { is: 'way'; name: WayName; ids: Ids } | { is: 'elsewhere' } | { is: 'missing' } => {
  const here = patterns.flatMap(({ pattern, ...way }) => {
    const found = pattern.exec(path)
    return found ? [{ ...way, ids: { ...noIds, ...found.groups } }] : []
  })
  const own = here.find((way) => way.method === (method === 'HEAD' ? 'GET' : method))
  if (own) return { is: 'way', name: own.name, ids: own.ids }
  return { is: here.length > 0 ? 'elsewhere' : 'missing' }
}
