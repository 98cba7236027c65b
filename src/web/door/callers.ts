// Who a request comes from, only as far as counting needs: an IPv4 address or the half of an IPv6 address that names a network.
import { isIP } from 'node:net'

type Asking = { remote: string | undefined; forwarded: string | undefined }
/** `proxies` is how many of one's own servers stand in front; `origin` the public address, null where only this machine reads. */
type Standing = { proxies: number; origin: string | null }

/**
 * Null where there is no address that tells one caller from another: over an onion service, where a public site is asked by this very
 * machine (a proxy nobody told us of), or where a proxy named nobody. With n proxies the nth name from the right is the one that the
 * outermost of them wrote; whatever stands further left the caller may have invented.
 */
export const callerOf = ({ remote, forwarded }: Asking, { proxies, origin }: Standing): string | null => {
  if (origin !== null && new URL(origin).hostname.endsWith('.onion')) return null
  if (proxies > 0) return networkOf(forwarded?.split(',').at(-proxies)?.trim() ?? '')
  const network = networkOf(remote ?? '')
  return origin !== null && network !== null && /^(127\.|0:0:0:0$)/.test(network) ? null : network
}

const networkOf = (text: string): string | null => {
  const bare = text
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
  const version = isIP(bare)
  if (version === 4) return bare
  if (version === 0) return null
  const words = wordsOf(bare)
  const mapped = words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff
  if (mapped) return [words[6] ?? 0, words[7] ?? 0].flatMap((word) => [word >> 8, word & 255]).join('.')
  return words
    .slice(0, 4)
    .map((word) => word.toString(16))
    .join(':')
}

/** The eight words of an IPv6 address (RFC 4291 §2.2), of which some may be left out or written as IPv4. */
const wordsOf = (address: string): number[] => {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((word) => word.toString(16)).join(':'),
  )
  const [left = [], right = []] = plain
    .split('::')
    .map((side) => (side === '' ? [] : side.split(':').map((word) => Number.parseInt(word, 16))))
  return plain.includes('::') ? [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right] : left
}
