// Whose page sent a form, and whom a request is meant for: only our own, and only us.

/** Where no public address is configured only this machine reads, under one of its own names. */
const ofThisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/** Our origin as the request names it, or null where it names another host (RFC 9110 §7.4). `configured` is the public address. */
export const ownOrigin = (host: string | undefined, configured: string | null): string | null => {
  if (configured !== null) return host?.toLowerCase() === new URL(configured).host ? configured : null
  return host !== undefined && ofThisMachine.test(host) ? `http://${host}` : null
}

/**
 * Browsers say themselves where a request comes from (Fetch Metadata). Where one does not, as over plain HTTP, the form's own origin
 * must be ours; `null` is anybody's.
 */
export const isFromHere = (sent: { origin: string | undefined; fetchSite: string | undefined }, own: string): boolean =>
  sent.fetchSite === undefined ? sent.origin === own : sent.fetchSite === 'same-origin'
