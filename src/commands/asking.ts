// Asks on the terminal, without showing what must not be seen there; from a pipe it reads one line for each question.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

export type Asking = {
  /** Whether a person sits there: then what cannot be seen is asked twice. */
  isTerminal: boolean
  /** Null where nobody answers any more. */
  ask: (question: string, more?: { hidden: boolean }) => Promise<string | null>
}

const longestAnswer = 4096

export const askOn = (input: NodeJS.ReadStream, output: NodeJS.WriteStream): Asking => {
  const isTerminal = input.isTTY === true

  const atTerminal = async (question: string, hidden: boolean): Promise<string | null> => {
    const silence = new Writable({ write: (_, __, done) => done() })
    const terminal = createInterface({ input, output: hidden ? silence : output, terminal: true, historySize: 0 })
    output.write(question) // only now: from here on the terminal itself shows nothing that is typed
    try {
      return await new Promise<string | null>((answer) => {
        terminal
          .once('line', answer)
          .once('SIGINT', () => answer(null))
          .once('close', () => answer(null)) // Ctrl-C and Ctrl-D
      })
    } finally {
      terminal.close()
      if (hidden) output.write('\n')
    }
  }

  let held = ''
  const fromPipe = async (): Promise<string | null> => {
    input.setEncoding('utf8')
    while (!held.includes('\n') && !input.readableEnded && held.length < longestAnswer)
      await new Promise<void>((more) => {
        const take = (text: string) => {
          held += text
          input.pause()
          input.off('end', end)
          more()
        }
        const end = () => {
          input.off('data', take)
          more()
        }
        input.once('data', take).once('end', end).resume()
      })
    const [line = '', ...rest] = held.split('\n')
    if (line === '' && rest.length === 0) return null
    held = rest.join('\n')
    return line.replace(/\r$/, '')
  }

  return { isTerminal, ask: (question, { hidden } = { hidden: false }) => (isTerminal ? atTerminal(question, hidden) : fromPipe()) }
}
