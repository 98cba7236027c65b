// Who may read what is sent: the list in force, a new one to be signed, and an editor who must not read any more.
import { readFileSync } from 'node:fs'
import { trustedList } from '../actions/sharing-open.ts'
import { type NextList, offerList, removeEditor, type Signed, signRecipients } from '../actions/sign-recipients.ts'
import { reads } from '../actions/who-reads.ts'
import { recovery } from '../sealing/recipients.ts'
import { type EditorRow, editorsIn } from '../store/sealed/editors.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import type { Store } from '../store/store.ts'
import { grantAll, inviteSomebody, renewCodes } from './inviting.ts'
import { counted, oneLine, type Surroundings } from './surroundings.ts'

export const forgedList =
  'SHARING IS CLOSED: the list of who may read is not the newest that was signed here. Somebody wrote into the database, or it was restored from before, or signing-key.pub is not beside it. «npm start -- editors sign KEYFILE» signs a new one, after you have looked at each name.'

/** At each start, so that nobody has to ask. */
export const sayIfForged = async ({ say, dataFolder }: Pick<Surroundings, 'say' | 'dataFolder'>, store: Store): Promise<void> => {
  const found = await trustedList(store.sealed, readTrusted(dataFolder))
  if (found.is === 'forged') say(forgedList)
}

const list = async ({ say, dataFolder }: Surroundings, store: Store): Promise<boolean> => {
  const editors = await editorsIn(store.sealed)
  const found = await trustedList(store.sealed, readTrusted(dataFolder))
  if (found.is === 'none') say('Sharing is not set up: «npm start -- setup FOLDER NAME» does it.')
  if (found.is === 'forged') say(forgedList)
  if (found.is !== 'list') return found.is === 'none'
  const { number, day, recipients } = found.list
  say(`List ${number} of ${day}; its signature fits. What is sent from now on is sealed to:`)
  for (const { holder, recipient, groups } of recipients) {
    const editor = editors.find(({ id }) => id === holder)
    const name = holder === recovery ? 'the recovery key' : oneLine(editor?.name ?? 'nobody who can sign in')
    say(`  ${name} (${[holder, ...groups.map((group) => `group ${group}`)].join(', ')}) ${recipient}`)
  }
  for (const editor of editors.filter((one) => !reads(one, recipients)))
    say(`  ! ${oneLine(editor.name)} (${oneLine(editor.id)}) ${unread(editor)}`)
  return true
}

const unread = ({ role, invited_by }: EditorRow): string => {
  if (invited_by !== null) return 'waits until another editor approves at the desk: no list names them before.'
  if (role !== 'editor') return `is here as a ${role}, to whom nothing is sealed.`
  return 'is in the database, and nobody signed for this key: nothing is sealed to it.'
}

const keyIn = (say: Surroundings['say'], file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    say(`${file} cannot be read (${(error as Error).message}). Nothing was changed.`)
    return null
  }
}

const because: Record<Exclude<Signed['is'], 'signed'>, string> = {
  'no-key': 'That file holds no signing key; it is the one named signing.key.',
  'wrong-key': 'That is not the key that signs for this instance.',
  'no-list': 'There is no list here that this key ever signed: restore the database from a backup.',
  changed: 'Somebody changed the editors in this moment. Look at them once more.',
  missing: 'Nobody of that name is here.',
  outdated:
    'Nobody knows whether the list here is the newest that was signed: sign a new one first, with «npm start -- editors sign KEYFILE».',
}

const tell = ({ say }: Surroundings, signed: Signed): boolean => {
  say(signed.is === 'signed' ? `List ${signed.number} is signed and in force.` : `${because[signed.is]} Nothing was changed.`)
  return signed.is === 'signed'
}

const isWanted = async ({ say, asking }: Surroundings, { unseen, gone }: NextList): Promise<boolean> => {
  for (const { holder } of gone) say(`- ${holder} was on the list, and is an editor here no more`)
  for (const { name, id, recipient } of unseen)
    say(`+ ${oneLine(name)} (${oneLine(id)}) with the key ${oneLine(recipient)}: nobody signed for this yet`)
  if (unseen.length === 0) return true
  say(
    `Everything that is sent from now on could be read by ${counted(unseen.length, 'key')} more. Ask each of these editors whether it is theirs.`,
  )
  return (await asking.ask('Type yes to sign: '))?.trim().toLowerCase() === 'yes'
}

export const editors = async (surroundings: Surroundings, store: Store, words: readonly string[]): Promise<boolean> => {
  const { say, dataFolder, today } = surroundings
  const [verb, ...rest] = words
  const [one, other] = rest
  if (verb === undefined) return list(surroundings, store)
  if (verb === 'invite' && one !== undefined) return inviteSomebody(surroundings, store, one)
  if (verb === 'codes' && one !== undefined) return renewCodes(surroundings, store, one)
  if (verb === 'grant' && one !== undefined && other !== undefined) return grantAll(surroundings, store, [one, other])
  const file = verb === 'sign' && rest.length === 1 ? rest[0] : verb === 'remove' && rest.length === 2 ? rest[1] : undefined
  if (file === undefined) {
    say('Say «editors», «editors sign KEYFILE», «remove NAME KEYFILE», «invite ROLE», «codes NAME» or «grant NAME KEYFILE» after it.')
    return false
  }
  const signingKey = keyIn(say, file)
  if (signingKey === null) return false
  const signing = { signingKey, folder: dataFolder, today: today() }
  if (verb === 'remove') {
    const removed = await removeEditor(store, signing, rest[0] as string)
    if (removed.is === 'signed') say(`${rest[0]} opens nothing here any more, and every grant of theirs is gone.`)
    return tell(surroundings, removed)
  }
  const offered = await offerList(store, signing)
  if (offered.is !== 'next') return tell(surroundings, offered)
  if (!(await isWanted(surroundings, offered.next))) {
    say('Nothing was signed.')
    return false
  }
  return tell(surroundings, await signRecipients(store, signing, offered.next))
}
