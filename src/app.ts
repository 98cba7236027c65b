// Config and store → the web application: ready bytes first, a page drawn when there are none, a calm sentence when it cannot be.
import { type Config, originOf } from './config.ts'
import type { Store } from './store/store.ts'
import { isMachineTrouble, StoreTrouble } from './store/trouble.ts'
import { type Address, readAddress } from './web/addresses.ts'
import type { Asked } from './web/asking.ts'
import type { Asset, Assets } from './web/assets.ts'
import { headersAt } from './web/headers.ts'
import { encodingFor } from './web/negotiation.ts'
import { FaultPage } from './web/pages/fault-page.tsx'
import type { Locale } from './web/pages/locales.ts'
import type { Words } from './web/pages/words.ts'
import { drawPlainly } from './web/plain-drawing.ts'
import { type Encoding, makeReady, type Ready, type ReadyPages } from './web/ready-pages.ts'
import { routesFor } from './web/routes.ts'
import type { App, Reply } from './web/serve.ts'
import { answer } from './web/site/answer.tsx'

/** `ready` is shared with whoever drops its bytes when nobody reads. */
type AppParts = {
  config: Config
  store: Store
  ready: ReadyPages
  words: Record<Locale, Words>
  assets: Assets
  log: (line: string) => void
}

const noBody: readonly string[] = ['content-length', '0']
const largestBody = 64 * 1024

export const createApp = ({ config, store, ready, words, assets, log }: AppParts): App => {
  drawPlainly()
  const drawing = new Map<string, Promise<Reply>>()
  const styles = assets.styles
  const headers = headersAt(config.origin, config.prefix)
  const publisher = { ...config.publisher, origin: originOf(config) }
  const settingFor = (locale: Locale, path: string) => ({
    words: words[locale],
    routes: routesFor(config.prefix, locale),
    publisher,
    path,
    sharing: config.prefix === '',
    shareReviewed: config.wordsReviewed[locale] !== undefined,
    styles,
  })

  const fault = async (status: number, locale: Locale, encoding: Encoding, more: readonly string[] = []): Promise<Reply> => {
    const body = `<!doctype html>${String(await FaultPage({ setting: settingFor(locale, '/'), status }))}`
    const page = makeReady({ type: 'text/html; charset=utf-8', body: Buffer.from(body), cacheControl: 'no-store' }, encoding, headers)
    return { status, head: [...page.head, ...more], body: page.body }
  }

  const reply = (page: Ready, asked: Asked): Reply => {
    const known = asked.ifNoneMatch
    if (known !== undefined && matches(known, page.etag))
      return {
        status: 304,
        head: page.head.filter((_, n) => !/^content-(length|type|encoding)$/.test(page.head[n - (n % 2)] as string)),
        body: null,
      }
    return { status: 200, head: page.head, lines: page.lines, body: page.body }
  }

  /** Styles, fonts and drawings are the same at every revision: they are there even when the history is not. */
  const files = new Map([...assets.files].map(([path, file]) => [`${config.prefix}/${path}`, file]))
  const readyFiles = new Map<string, Ready>()
  const answerFile = (path: string, file: Asset, encoding: Encoding, asked: Asked): Reply => {
    const packed = file.type.startsWith('font/') || file.type === 'image/png' || file.type === 'image/webp'
    const key = `${path} ${packed ? 'identity' : encoding}`
    const made =
      readyFiles.get(key) ??
      makeReady(
        {
          type: file.type,
          body: file.bytes,
          cacheControl: file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        },
        packed ? 'identity' : encoding,
        headers,
      )
    readyFiles.set(key, made)
    return reply(made, asked)
  }

  /** Draws again if a revision was published meanwhile, so that no page mixes two. */
  const draw = async (address: Address, encoding: Encoding, asked: Asked, newest: number): Promise<Reply> => {
    const { canonical, locale } = address
    const setting = settingFor(locale, canonical.slice(config.prefix.length + (locale === 'en' ? 0 : locale.length + 1)))
    for (let turns = 0, before = newest; ; turns++) {
      const given = await answer(store.look, address, setting)
      const after = await store.newest(true)
      if (after !== before && turns < 5) {
        before = after
        continue
      }
      switch (given.is) {
        case 'page': {
          const page = makeReady({ type: given.type, body: Buffer.from(given.body), cacheControl: 'no-cache' }, encoding, headers)
          if (given.keep) ready.keep(encoding, canonical, page, given.from)
          return reply(page, asked)
        }
        case 'moved':
          return {
            status: 301,
            head: ['location', given.to, 'cache-control', 'no-cache', ...noBody, ...Object.entries(headers).flat()],
            body: null,
          }
        case 'gone':
          return fault(410, locale, encoding, ['x-robots-tag', 'noindex'])
        case 'unpublished':
          return fault(503, locale, encoding, ['retry-after', '30'])
        case 'missing':
          return fault(404, locale, encoding)
      }
    }
  }

  const trouble = (error: unknown, locale: Locale, encoding: Encoding): Promise<Reply> => {
    log(`A page could not be drawn: ${error instanceof Error ? error.message : 'unknown'}`)
    const passing = error instanceof StoreTrouble || isMachineTrouble(error) || isAway(error)
    return fault(passing ? 503 : 500, locale, encoding, passing ? ['retry-after', '30'] : [])
  }

  const miss = async (newest: number, url: string, asked: Asked, encoding: Encoding): Promise<Reply> => {
    const address = readAddress(url, config.prefix)
    if ('is' in address) return fault({ malformed: 400, 'too-long': 414, elsewhere: 404 }[address.is], 'en', encoding)
    const kept = ready.at(encoding, address.canonical)
    if (kept) return reply(kept, asked)
    try {
      const key = `${newest} ${encoding} ${address.canonical}`
      if (asked.ifNoneMatch !== undefined) return await draw(address, encoding, asked, newest)
      const already = drawing.get(key)
      if (already) return await already
      const begun = draw(address, encoding, asked, newest).finally(() => drawing.delete(key))
      drawing.set(key, begun)
      return await begun
    } catch (error) {
      return trouble(error, address.locale, encoding)
    }
  }

  const at = (newest: number, url: string, asked: Asked): Reply | Promise<Reply> => {
    ready.turnTo(newest)
    const encoding = encodingFor(asked.acceptEncoding)
    const kept = ready.at(encoding, url)
    return kept ? reply(kept, asked) : miss(newest, url, asked, encoding)
  }

  return (method, url, asked) => {
    if (method !== 'GET' && method !== 'HEAD')
      return fault(asked.bodyLength > largestBody ? 413 : 405, 'en', 'identity', ['allow', 'GET, HEAD', 'connection', 'close'])
    if (asked.bodyLength > largestBody) return fault(413, 'en', 'identity', ['connection', 'close'])
    const file = files.get(url)
    if (file) return answerFile(url, file, encodingFor(asked.acceptEncoding), asked)
    const failed = (error: unknown) => trouble(error, 'en', encodingFor(asked.acceptEncoding))
    try {
      const newest = store.newest()
      return typeof newest === 'number' ? at(newest, url, asked) : newest.then((number) => at(number, url, asked)).catch(failed)
    } catch (error) {
      return failed(error)
    }
  }
}

/** The database does not answer just now (PostgreSQL's classes 08, 53, 55 and 57, or no connection at all): it will again. */
const isAway = (error: unknown) => {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (
    /^(08|53|55|57)|^3D000$|^(ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOST|ENOTFOUND)/.test(code) ||
    /^(Connection terminated|timeout exceeded|Client has encountered)/.test(message)
  )
}

/** RFC 9110 §13.1.2: any of a list, weak marks aside, or a star. */
const matches = (known: string, etag: string) =>
  known === etag || known.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
