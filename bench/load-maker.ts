// A process that asks as fast as it can over many connections, as cheaply as it can: ready requests, answers only measured.
import { connect, type Socket } from 'node:net'
import { diceFrom } from './dice.ts'
import { processorSeconds } from './processor-time.ts'

export type Load = { port: number; paths: string[]; connections: number; milliseconds: number; pids: number[]; packing?: 'br' | 'gzip' }
export type Measured = { requests: number; seconds: number; processorSeconds: number; ownSeconds: number; bytes: number }

const rampMilliseconds = 150
const headEnd = Buffer.from('\r\n\r\n')
const lengthName = Buffer.from('ength: ') // whatever its capitals
const digits = { from: 48, to: 57 }

const requestFor = (path: string, packing: string): Buffer =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${packing}\r\n\r\n`)

/** Bytes of the whole answer whose head begins this chunk; 0 if the head is not all there. */
const answerLength = (chunk: Buffer): number => {
  const end = chunk.indexOf(headEnd)
  if (end < 0) return 0
  let length = 0
  for (let n = chunk.indexOf(lengthName) + lengthName.length; (chunk[n] as number) >= digits.from && (chunk[n] as number) <= digits.to; n++)
    length = length * 10 + (chunk[n] as number) - digits.from
  return end + headEnd.length + length
}

const run = ({ port, paths, connections, milliseconds, pids, packing = 'br' }: Load): Promise<Measured> =>
  new Promise((done, fail) => {
    const requests = paths.map((path) => requestFor(path, packing))
    const dice = diceFrom(port)
    let answered = 0
    let bytes = 0
    let stopping = false
    const sockets: Socket[] = []

    const open = () => {
      const buffer = Buffer.allocUnsafe(128 * 1024)
      let held = 0 // bytes of an unfinished head, kept at the buffer's start
      let left = 0
      const ask = () => socket.write(requests[dice.below(requests.length)] as Buffer)
      const take = (size: number, arrived: Buffer): boolean => {
        if (left === 0) {
          const chunk = held ? Buffer.concat([head, arrived.subarray(0, size)]) : arrived.subarray(0, size)
          const whole = answerLength(chunk)
          if (whole === 0) {
            head = Buffer.from(chunk)
            held = head.length
            return true
          }
          if (chunk[9] !== 50) fail(new Error(`not answered with 200: ${chunk.toString('latin1', 0, 60)}`))
          left = whole - held
          held = 0
        }
        left -= size
        bytes += size
        if (left > 0) return true
        left = 0
        answered++
        if (!stopping) ask()
        return true
      }
      let head: Buffer = Buffer.alloc(0)
      const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer, callback: take as never } }, ask)
      socket.on('error', fail)
      sockets.push(socket)
    }
    for (let n = 0; n < connections; n++) open()

    setTimeout(() => {
      const before = { answered, bytes, own: processorSeconds([process.pid]), theirs: processorSeconds(pids), at: performance.now() }
      setTimeout(() => {
        const seconds = (performance.now() - before.at) / 1000
        done({
          requests: answered - before.answered,
          bytes: bytes - before.bytes,
          seconds,
          processorSeconds: processorSeconds(pids) - before.theirs,
          ownSeconds: processorSeconds([process.pid]) - before.own,
        })
        stopping = true
        setTimeout(() => sockets.forEach((socket) => socket.destroy()), 30)
      }, milliseconds)
    }, rampMilliseconds)
  })

process.on('message', (load: Load) => {
  run(load).then(
    (measured) => process.send?.({ measured }),
    (error: Error) => process.send?.({ failed: error.message }),
  )
})
process.on('disconnect', () => process.exit())
