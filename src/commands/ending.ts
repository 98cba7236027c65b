// What is said when a start or a command ends before its time: a sentence where machine or settings are at fault, and of a fault of ours its kind and place alone.
import { isMachineTrouble, StoreTrouble } from '../store/trouble.ts'

/** A sentence where the address to listen at is not ours to have; null where it is something else. */
const cannotListen = (error: unknown): string | null => {
  const { code = '', syscall = '', message } = (error ?? {}) as { code?: string; syscall?: string; message: string }
  return syscall === 'listen' || syscall === 'getaddrinfo'
    ? `Nobody can be served there (${message}). HOST and PORT say where; ${code === 'EACCES' ? 'ports below 1024 are for the system.' : 'HOST must be an address of this machine.'}`
    : null
}

/** Its class, and the code that Node, SQLite or PostgreSQL (SQLSTATE) gave it; anything longer could be words. */
const kindOf = (error: Error): string => {
  const { name, code } = error as { name: string; code?: unknown }
  return [/^[A-Za-z]{1,40}$/.test(name) ? name : 'Error', typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : '']
    .filter((word) => word !== '')
    .join(' ')
}

/** Where in this program it happened, the innermost first, out of the lines that Node writes below the message. */
const placesOf = ({ stack }: Error, root: string): string[] =>
  (typeof stack === 'string' ? stack : '').split('\n').flatMap((line) => {
    const at = /^ {4}at /.test(line) ? line.indexOf(`${root}/`) : -1
    const place = at < 0 ? undefined : /^[\w@.+/-]{1,200}:\d+:\d+(?=\)?$)/.exec(line.slice(at + root.length + 1))?.[0]
    return place === undefined ? [] : [`  ${place}`]
  })

/**
 * Messages, details and causes are left out: PostgreSQL quotes there the very values that it refused, and they may be a teller's.
 * `root` is the program's own folder.
 */
const ofOurs = (error: unknown, root: string): string =>
  error instanceof Error
    ? [
        `A fault of this program ended it: ${kindOf(error)}. More is not said here: it could hold what somebody wrote.`,
        ...placesOf(error, root),
      ].join('\n')
    : 'A fault of this program ended it, without a name.'

export const sayEnding = (error: unknown, root: string): string => {
  if (error instanceof StoreTrouble) return error.message
  if (isMachineTrouble(error)) return `The database is damaged, or its disk is full (${(error as Error).message}). Nothing was changed.`
  return cannotListen(error) ?? ofOurs(error, root)
}
