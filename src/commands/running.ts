// Runs the command that was named, on the history where it needs one.
import { existsSync } from 'node:fs'
import { kinds, letterOf } from '../history/record.ts'
import type { Store } from '../store/store.ts'
import { check } from './check.ts'
import { begins, commands, needNoHistory, usage } from './commands.ts'
import type { Surroundings } from './surroundings.ts'

/** `database` is where the history is kept, which `open` opens. Gives back the code to end with. */
export const runCommand = async (
  surroundings: Surroundings,
  database: { url: string } | { path: string },
  open: () => Promise<Store>,
  name: string,
  words: readonly string[],
): Promise<number> => {
  const { say, chance } = surroundings
  if (name === 'check') return check(surroundings) ? 0 : 1
  const kind = name === 'id' ? kinds.find((kind) => kind === words[0]) : undefined
  if (kind) {
    say(chance.id(letterOf(kind)))
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined || (command.takes && words.length === 0)) {
    say(usage())
    return 2
  }
  const nothingHere = `There is no history ${'path' in database ? `at ${database.path}. DATA names another folder.` : 'in this database. DATABASE_URL names another.'}`
  const mustStand = !begins.includes(name)
  if (mustStand && 'path' in database && !existsSync(database.path)) {
    say(nothingHere)
    return 1
  }
  const store = await open()
  try {
    if (mustStand && !needNoHistory.includes(name) && (await store.newest(true)) === 0) {
      say(nothingHere)
      return 1
    }
    return (await command.run(surroundings, store, words)) ? 0 : 1
  } finally {
    await store.close()
  }
}
