// What the machine's owner does where nobody at the desk can: invites somebody, makes a code for a new phone, lets an editor open what the recovery key opens.
import { existsSync } from 'node:fs'
import { grantTo } from '../actions/grant-to.ts'
import { invite, owner, type Wanted } from '../actions/invite.ts'
import { trustedList } from '../actions/sharing-open.ts'
import { reads } from '../actions/who-reads.ts'
import { inGroups } from '../sealing/digits.ts'
import { type RecipientList, recovery } from '../sealing/recipients.ts'
import { type EditorRow, findEditor } from '../store/sealed/editors.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import type { Store } from '../store/store.ts'
import { identityIn } from './key-files.ts'
import { counted, oneLine, type Surroundings } from './surroundings.ts'

const roles: readonly EditorRow['role'][] = ['editor', 'translator', 'steward']

const listIn = async ({ dataFolder }: Surroundings, store: Store): Promise<RecipientList | null> => {
  const found = await trustedList(store.sealed, readTrusted(dataFolder))
  return found.is === 'list' ? found.list : null
}

const invitedAs = async (surroundings: Surroundings, store: Store, wanted: Wanted, where: string): Promise<boolean> => {
  const { say, today, chance } = surroundings
  const named = (await listIn(surroundings, store))?.recipients ?? []
  const done = await invite(store, wanted, { by: owner, named, today: today(), chance: chance.bytes })
  if (done.is !== 'invited') return false
  say(`${inGroups(done.code).join(' ')}   (until ${done.lastDay}, once; it is kept nowhere)`)
  say(where)
  return true
}

const nobody = ({ say }: Surroundings): boolean => {
  say('Nobody of that name is here. Nothing was changed.')
  return false
}

export const inviteSomebody = async (surroundings: Surroundings, store: Store, given: string): Promise<boolean> => {
  const role = roles.find((one) => one === given)
  if (role) return invitedAs(surroundings, store, { is: 'join', role }, 'They type it at /desk/join of this site. Whoever has it can join.')
  surroundings.say(`Say what they will do: ${roles.join(', ')}.`)
  return false
}

export const renewCodes = async (surroundings: Surroundings, store: Store, name: string): Promise<boolean> => {
  const person = await findEditor(store.sealed, name)
  if (!person) return nobody(surroundings)
  const where = 'They sign in with name and passphrase, and type it in place of the one-time code.'
  return invitedAs(surroundings, store, { is: 'codes', person: person.id }, where)
}

export const grantAll = async (surroundings: Surroundings, store: Store, [name, file]: readonly [string, string]): Promise<boolean> => {
  const { say, today } = surroundings
  const identity = existsSync(file) ? identityIn(file) : null
  if (identity === null) {
    say(`${file} holds no recovery key; it is the one named recovery.key. Nothing was changed.`)
    return false
  }
  const person = await findEditor(store.sealed, name)
  if (!person) return nobody(surroundings)
  const named = (await listIn(surroundings, store))?.recipients ?? []
  const to = named.find(({ holder }) => holder === person.id)
  if (!to || !reads(person, named)) {
    say('The signed list does not name the key of that editor: sign it first. Nothing was changed.')
    return false
  }
  say(
    `${oneLine(name)} opens ${counted(await grantTo(store, { holder: recovery, identity }, to, { only: null, today: today() }), 'thing')} more.`,
  )
  return true
}
