// Holds off who sends a form so slowly that they hold a place from others, and gives everybody else all the time they need.
import type { IncomingMessage } from 'node:http'

/** Seconds without a byte; seconds after which bytes a second are counted, and how many there must be: Tor is slow, but not that slow. */
export const pace = { quiet: 30, after: 20, least: 2_000 }

/**
 * Calls `tooSlow` once, unless the body ends before. Only the time in which we wait for the sender counts. `second` is how long one
 * takes, in milliseconds. Answers a way to stop watching.
 */
export const watchPace = (request: IncomingMessage, isWaiting: () => boolean, tooSlow: () => void, second = 1_000): (() => void) => {
  let [seconds, quiet, bytes] = [0, 0, 0]
  const arrived = (piece: Buffer) => {
    bytes += piece.length
    quiet = 0
  }
  const look = () => {
    if (!isWaiting()) return
    seconds += 1
    quiet += 1
    if (quiet < pace.quiet && (seconds < pace.after || bytes >= pace.least * seconds)) return
    stop()
    tooSlow()
  }
  const watch = setInterval(look, second)
  const stop = () => {
    clearInterval(watch)
    request.off('data', arrived)
  }
  request.on('data', arrived)
  request.once('end', stop)
  request.once('close', stop)
  return stop
}
