// The headers every answer carries: no script, nothing from elsewhere, nothing told to others.

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** A year: a browser that came over https once never asks over http again. Where another site has the origin, that is its to say. */
const onlyOverTls = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

export const tlsHeadersAt = (origin: string | null, prefix: string): Readonly<Record<string, string>> =>
  origin?.startsWith('https:') && prefix === '' ? onlyOverTls : {}

export const headersAt = (origin: string | null, prefix: string): Readonly<Record<string, string>> => ({
  ...pageHeaders,
  ...tlsHeadersAt(origin, prefix),
})
