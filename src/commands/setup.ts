// Sets up sharing: two key files to carry away, the first editor, and the first signed list of who may read.
import { resolve } from 'node:path'
import { isSetUp, prepareSetup, setUp } from '../actions/set-up.ts'
import { shortestPassphrase } from '../sealing/editor-key.ts'
import { passphraseFault, readEditorName, type WeakPassphrase } from '../sealing/passphrase.ts'
import { newestListNumber } from '../store/sealed/lists.ts'
import { dropTrusted, readTrusted } from '../store/sealed/trusted-key.ts'
import type { Store } from '../store/store.ts'
import { areKeysOf, keysThere, layKeys, liesIn } from './key-files.ts'
import type { Surroundings } from './surroundings.ts'

const weak: Record<WeakPassphrase, string> = {
  'too-short': `The passphrase must be at least ${shortestPassphrase} characters long: six words that have nothing to do with each other are good.`,
  repeats: 'That passphrase repeats itself. Six words that have nothing to do with each other are good.',
  common: 'That passphrase is one that many people use, and is tried first. Take six words that have nothing to do with each other.',
  'holds-name': 'That passphrase is hardly more than the name. Take six words that have nothing to do with each other.',
}

const askName = async ({ asking, say }: Surroundings, given: string | undefined): Promise<string | null> => {
  const name = given ?? (asking.isTerminal ? await asking.ask('The name the first editor signs in with: ') : null)
  if (name === null) say('Say the first editor’s name too: npm start -- setup FOLDER NAME')
  const read = name === null ? null : readEditorName(name)
  if (name !== null && read === null) say('A name to sign in with is one line of 1 to 40 characters.')
  return read
}

const askPassphrase = async ({ asking, say }: Surroundings, name: string): Promise<string | null> => {
  const hidden = { hidden: true }
  const passphrase = await asking.ask(`A passphrase for ${name}, at least ${shortestPassphrase} characters (it is not shown): `, hidden)
  if (passphrase === null) {
    say('No passphrase was given.')
    return null
  }
  const fault = passphraseFault(passphrase, name)
  if (fault) {
    say(weak[fault])
    return null
  }
  if (asking.isTerminal && (await asking.ask('The same once more: ', hidden)) !== passphrase) {
    say('The two are not the same.')
    return null
  }
  return passphrase
}

/** Why keys may not be put there; null where they may. */
const refusedFolder = ({ root, dataFolder }: Surroundings, folder: string): string | null => {
  if (liesIn(folder, dataFolder)) return `The keys must not lie in the data folder ${dataFolder}: they are for when somebody takes it.`
  if (liesIn(folder, `${root}/public`)) return 'What lies in public/ is sent to every reader. Name another folder.'
  const there = keysThere(folder)
  const leftover = readTrusted(dataFolder)
  if (there.length === 0 || (leftover?.number === 0 && areKeysOf(folder, leftover.publicKey))) return null
  return `${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} already in ${folder}. Name another folder.`
}

export const setup = async (surroundings: Surroundings, store: Store, [to, given]: readonly string[]): Promise<boolean> => {
  const { say, today, chance, dataFolder } = surroundings
  const refuse = (because: string) => {
    say(`${because} Nothing was changed.`)
    return false
  }
  const before = 'Sharing is set up here already: «npm start -- editors» lists who may read.'
  if (await isSetUp(store.sealed, readTrusted(dataFolder))) return refuse(before)
  const folder = resolve(to as string)
  const refused = refusedFolder(surroundings, folder)
  if (refused) return refuse(refused)
  const name = await askName(surroundings, given)
  const passphrase = name === null ? null : await askPassphrase(surroundings, name)
  if (name === null || passphrase === null) return refuse('Sharing is not set up.')
  const prepared = await prepareSetup({ name, passphrase }, { today: today(), id: chance.id('k') })
  let keys: ReturnType<typeof layKeys>
  try {
    keys = layKeys(folder, prepared.keys)
  } catch (error) {
    return refuse(`The keys cannot be written into ${folder} (${(error as Error).message}).`)
  }
  try {
    const done = await setUp(store, prepared.setup, dataFolder, keys.place)
    if (done.is === 'set-up-before') {
      keys.takeBack()
      return refuse(before)
    }
  } catch (cause) {
    // A connection that ends in the last moment leaves open whether anything is in force: the keys go only where nothing is.
    const inForce = await newestListNumber(store.sealed).catch(() => null)
    if (inForce === 0) {
      keys.takeBack()
      dropTrusted(dataFolder)
    } else say(`Keep ${folder}: its keys may be in force already. «npm start -- editors» tells.`)
    throw cause
  }
  for (const line of whatNow(folder, name)) say(line)
  return true
}

const whatNow = (folder: string, name: string): string[] => [
  `Sharing is set up. ${name} can read what is sent here, with the passphrase, and so can whoever holds recovery.key. This machine by itself cannot.`,
  `Two files lie in ${folder}:`,
  '  recovery.key   opens everything that is ever sent here',
  '  signing.key    says who may read: without it nobody is added',
  'Now, today:',
  '  1. Print both files, or copy each to a stick of its own.',
  '  2. Give a copy to two groups you trust, in two countries. Each keeps it as it would keep money.',
  `  3. Take ${folder} off this machine. Nothing here needs it, and whoever takes the machine must not find it.`,
  'What people send is read at /desk of this site; the first time, have an authenticator on a phone beside you.',
  'Whoever holds recovery.key can read everything. If every copy is lost and the passphrase forgotten, nobody ever can.',
]
