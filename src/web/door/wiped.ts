// Reads a body once, piece by piece, and leaves nothing of it behind, whether it is passed on, refused or broken off.
import type { IncomingMessage } from 'node:http'

export type Body = {
  /** Hands each piece on; the next one comes once `taken` is called, and the piece is zeros by then. */
  passTo: (take: (piece: Buffer, taken: () => void) => void, ended: () => void) => void
  /** From now on what comes is wiped unread; `ended` is called at its end, or after `atMost` bytes. */
  pourAway: (ended: () => void, atMost?: number) => void
  /** Whether we wait for the sender, not the sender for us. */
  isWaiting: () => boolean
}

/** A form that is refused is still heard out so far: a browser that is cut off while it speaks does not show the answer. */
const heardOut = 4 * 1024 * 1024

/** `wiped` is called when the last piece was, if there was any. */
export const bodyOf = (request: IncomingMessage, wiped: () => void): Body => {
  let take: ((piece: Buffer, taken: () => void) => void) | null = null
  let ended: () => void = () => undefined
  let busy = false
  let begun = false
  let any = false
  request.on('data', (piece: Buffer) => {
    any = true
    const taken = () => {
      piece.fill(0)
      busy = false
      request.resume()
    }
    if (take === null) return void piece.fill(0)
    busy = true
    request.pause()
    take(piece, taken)
  })
  request.pause()
  request.once('end', () => ended())
  request.once('close', () => {
    take = null
    // What had arrived and was not taken yet lies in the stream's own list; flowing, it is handed out piece by piece, uncopied.
    request.resume()
    for (let piece = request.read() as Buffer | null; piece !== null; piece = request.read() as Buffer | null) {
      any = true
      piece.fill(0)
    }
    if (any) wiped()
  })
  return {
    passTo: (to, then) => {
      begun = true
      take = to
      ended = then
      request.resume()
    },
    pourAway: (then, atMost = heardOut) => {
      begun = true
      take = null
      let heard = 0
      let told = false
      const tell = () => {
        if (told) return
        told = true
        then()
      }
      if (atMost === 0 || request.readableEnded || request.destroyed) tell()
      request.on('data', (piece: Buffer) => {
        heard += piece.length
        if (heard > atMost) tell()
      })
      ended = tell
      request.once('close', tell)
      if (!busy) request.resume()
    },
    isWaiting: () => begun && !busy,
  }
}
