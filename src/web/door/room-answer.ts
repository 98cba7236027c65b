// Reads the room's answer from its socket and hands it on, through one piece of memory that is wiped after each use.
import { connect, type Socket } from 'node:net'

type AnswerHead = { status: number; head: string[]; length: number }
type Listener = {
  /** The head of the answer, once. */
  head: (head: AnswerHead) => void
  /** A piece of its body; the next is read after `taken`, and the piece is zeros by then. */
  piece: (piece: Buffer, taken: () => void) => void
  /** The socket is closed; an answer that is not whole by then never will be. */
  closed: (neverOpen: boolean) => void
}

const longestHead = 32 * 1024
const endOfHead = Buffer.from('\r\n\r\n')

/** Most answers fit; what is made for each of a flood is collected at the readers' cost. */
const readLength = 16 * 1024

const headIn = (text: string): AnswerHead => {
  const [first = '', ...lines] = text.split('\r\n')
  const head = lines.flatMap((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
  const at = head.findIndex((name, n) => n % 2 === 0 && name === 'content-length')
  return { status: Number(first.split(' ')[1]), head, length: at < 0 ? 0 : Number(head[at + 1]) }
}

/**
 * `at` is a socket's path, or a port's number. Node reads a socket into new memory each time and hands what it does not need back
 * unwiped: so it is given ours to read into.
 */
export const speakWithRoom = (at: string, listener: Listener): Socket => {
  const buffer = Buffer.alloc(readLength)
  let held: Buffer | null = Buffer.alloc(0)
  const onBody = (piece: Buffer): boolean => {
    if (piece.length === 0) return true
    listener.piece(piece, () => {
      piece.fill(0)
      socket.resume()
    })
    return false
  }
  const callback = (length: number): boolean => {
    const arrived = buffer.subarray(0, length)
    if (held === null) return onBody(arrived)
    const whole = Buffer.concat([held, arrived])
    held.fill(0)
    arrived.fill(0)
    const end = whole.indexOf(endOfHead)
    if (end < 0) {
      held = whole
      if (whole.length > longestHead) socket.destroy()
      return true
    }
    held = null
    listener.head(headIn(whole.toString('latin1', 0, end)))
    return onBody(whole.subarray(end + endOfHead.length))
  }
  const onread = { buffer, callback }
  const socket = connect(/^\d+$/.test(at) ? { port: Number(at), host: '127.0.0.1', onread } : { path: at, onread })
  let opened = false
  socket.once('connect', () => {
    opened = true
  })
  socket.on('error', () => undefined) // what follows from it is said on closing
  socket.once('close', () => {
    buffer.fill(0)
    held?.fill(0)
    listener.closed(!opened)
  })
  socket.resume()
  return socket
}
