// The night's work is done in a process of its own: writing every file anew would hold readers up.
import { fork } from 'node:child_process'

/** `program` is what was started, and knows the command. What it says is told only where it fails. */
export const nightApart = (program: string, command: string, say: (line: string) => void): Promise<boolean> =>
  new Promise((done) => {
    let said = ''
    const child = fork(program, [command], { execArgv: process.execArgv, silent: true })
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('error', (error) => {
      say(`The night’s work could not begin (${error.message}).`)
      done(false)
    })
    child.once('close', (code) => {
      if (code !== 0) say(said.trim())
      done(code === 0)
    })
  })
