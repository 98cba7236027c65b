// What is asked on a terminal is not shown where it must not be seen, not even to whoever types ahead; a pipe is read line by line.
import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { describe, it } from 'node:test'
import { askOn } from './asking.ts'

type Output = Parameters<typeof askOn>[1]
type Input = Parameters<typeof askOn>[0]

/** A terminal that shows what is typed for as long as nobody asked it not to, as real ones do. */
const terminal = () => {
  const shown: string[] = []
  let raw = false
  const output = new PassThrough().setEncoding('utf8').on('data', (text: string) => shown.push(text))
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(mode: boolean) {
      raw = mode
      return this
    },
  })
  const type = (text: string) => {
    if (!raw) shown.push(text)
    input.write(text)
  }
  return { asking: askOn(input as unknown as Input, output as unknown as Output), shown: () => shown.join(''), output, type }
}

describe('asking on a terminal', () => {
  it('shows nothing of what is hidden, however quickly it is typed after the question stands there', async () => {
    const { asking, shown, output, type } = terminal()
    assert.equal(asking.isTerminal, true)
    for (const words of ['lantern gravel', 'otter seven']) {
      const question = new Promise((stands) => output.once('data', stands))
      const answer = asking.ask('A passphrase: ', { hidden: true })
      await question
      type(`${words}x\u007f\r`)
      assert.equal(await answer, words)
    }
    assert.equal(shown(), 'A passphrase: \nA passphrase: \n')
  })

  it('is answered by nobody where it is left with Ctrl-C or Ctrl-D', async () => {
    for (const key of ['\u0003', '\u0004']) {
      const { asking, type } = terminal()
      const answer = asking.ask('A passphrase: ', { hidden: true })
      type(key)
      assert.equal(await answer, null)
    }
  })
})

describe('asking a pipe', () => {
  const piped = (...pieces: string[]) => {
    const input = new PassThrough()
    const output = new PassThrough()
    for (const piece of pieces) input.write(piece)
    input.end()
    const asking = askOn(input as unknown as Input, output as unknown as Output)
    return { ask: () => asking.ask('A passphrase: ', { hidden: true }), output }
  }

  it('takes a line for each question, in whatever pieces they come, and asks nothing aloud', async () => {
    const { ask, output } = piped('lantern ', 'gravel\r\not', 'ter\n\nseven')
    assert.deepEqual([await ask(), await ask(), await ask(), await ask(), await ask()], ['lantern gravel', 'otter', '', 'seven', null])
    assert.equal(output.read(), null)
  })

  it('is answered by nobody where it is empty', async () => {
    assert.equal(await piped().ask(), null)
  })
})
