// The one-time link: a name and a passphrase, two keys to be kept, and only then anything in force; and from then on nothing.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { identityToRecipient } from 'age-encryption'
import { prepareSetup, setUp } from '../../src/actions/set-up.ts'
import { sharingOpen } from '../../src/actions/sharing-open.ts'
import { unwrapKey } from '../../src/sealing/editor-key.ts'
import { publicKeyOf } from '../../src/sealing/recipients.ts'
import { editorsIn } from '../../src/store/sealed/editors.ts'
import { readTrusted } from '../../src/store/sealed/trusted-key.ts'
import { readCatalogues } from '../../src/web/catalogues.ts'
import { drawPlainly } from '../../src/web/plain-drawing.ts'
import { routesFor } from '../../src/web/routes.ts'
import { createSetup } from '../../src/web/setup/setting-up.tsx'
import type { ShareAsked } from '../../src/web/share/asked.ts'
import { chance, freshStore, root } from '../builders.ts'
import { engines, freshSqlitePath } from '../databases.ts'
import { htmlFaults } from '../markup.ts'
import { today } from '../tellers.ts'
import { cloneOf, passphrase, takenPort } from './command-line.ts'

drawPlainly()
const words = readCatalogues(join(root, 'words'))
const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const said = (body: Uint8Array | null) =>
  Buffer.from(body ?? [])
    .toString()
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

for (const [name, engine] of engines)
  describe(`the link on ${name}`, { skip: engine.skip }, () => {
    const link = async (more: { token?: null } = {}) => {
      const { store, close } = await freshStore(engine)
      const dataFolder = mkdtempSync(join(tmpdir(), 'ct-link-'))
      folders.push(dataFolder)
      const token = randomBytes(32).toString('base64url')
      const time = { now: 1_700_000_000_000 }
      const settingFor = (locale: 'en' | 'fr' | 'ru' | 'ar') => ({
        words: words[locale],
        routes: routesFor('', locale),
        styles: ['styles.css'],
        path: null,
        open: [],
        ticketFor: () => 'ticket',
      })
      const answer = createSetup({
        store,
        dataFolder,
        token,
        key: randomBytes(32),
        settingFor,
        today: () => today,
        now: () => time.now,
        id: () => chance.id('k'),
        ...more,
      })
      const ask = async (asked: Partial<ShareAsked>, fields: Record<string, string> = {}) => {
        const reply = await answer({
          method: 'GET',
          url: `/setup/${token}`,
          form: new Map(Object.entries(fields)),
          file: null,
          lane: 'normal',
          ticket: asked.method === 'POST' ? 'fresh' : 'none',
          trouble: null,
          session: null,
          spend: async () => false,
          hashed: () => undefined,
          right: () => undefined,
          counts: () => undefined,
          ...asked,
        })
        const page = said(reply.body)
        assert.equal(reply.head[reply.head.indexOf('cache-control') + 1], 'no-store')
        return { status: reply.status, page, body: reply.body }
      }
      const send = (fields: Record<string, string>, more: Partial<ShareAsked> = {}) => ask({ method: 'POST', ...more }, fields)
      const first = (more: Record<string, string> = {}) => send({ name: 'mira', passphrase, again: passphrase, ...more })
      const keysIn = (page: string) => ({
        prepared: /name="prepared" value="([\w-]+)"/.exec(page)?.[1] as string,
        identity: /AGE-SECRET-KEY-1[0-9A-Z]{58}/.exec(page)?.[0] as string,
        signingKey: /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(page)?.[0] as string,
      })
      const now = () => sharingOpen(store.sealed, readTrusted(dataFolder), null)
      return { store, dataFolder, token, time, ask, send, first, keysIn, now, close }
    }

    it('asks, shows both keys, sets all up once they are kept, and is dead', async () => {
      const { store, dataFolder, ask, send, first, keysIn, now, close } = await link()
      const asked = await ask({})
      assert.match(asked.page, /name="passphrase"[^>]*type="password"|type="password"[^>]*name="passphrase"/)
      const shown = await first()
      const { prepared, identity, signingKey } = keysIn(shown.page)
      assert.deepEqual(await now(), { is: 'closed', because: 'not-set-up' }, 'nothing is in force yet')
      assert.equal(existsSync(join(dataFolder, 'signing-key.pub')), false)
      assert.ok(!shown.page.includes(passphrase))
      assert.ok(!Buffer.from(prepared, 'base64url').includes('mira'))
      const done = await send({ prepared })
      assert.equal(done.status, 200)
      assert.match(done.page, /mira/)
      const found = await now()
      assert.ok(found.is === 'open')
      assert.equal(await identityToRecipient(identity), found.list.recipients[0]?.recipient)
      assert.equal(publicKeyOf(signingKey), readTrusted(dataFolder)?.publicKey)
      const [mira] = await editorsIn(store.sealed)
      assert.equal((mira && (await unwrapKey(mira, passphrase)))?.recipient, found.list.recipients[1]?.recipient)
      for (const dead of [await ask({}), await ask({ method: 'HEAD' }), await send({ prepared }), await first()]) {
        assert.equal(dead.status, 404)
        assert.ok(!dead.page.includes('AGE-SECRET') && !dead.page.includes('<form'))
      }
      await close()
    })

    it('is there for whoever has its 43 characters, in every language, and for nobody else', async () => {
      const { token, ask, close } = await link()
      for (const locale of ['', '/fr', '/ru', '/ar']) {
        const { status, page, body } = await ask({ url: `${locale}/setup/${token}` })
        assert.equal(status, 200, locale)
        assert.match(page, locale === '/ar' ? /lang="ar" dir="rtl"/ : new RegExp(`lang="${locale.slice(1) || 'en'}"`))
        assert.deepEqual(await htmlFaults(Buffer.from(body ?? []).toString()), [])
      }
      for (const wrong of [
        '/setup',
        '/setup/',
        `/setup/${token.slice(1)}`,
        `/setup/${token}A`,
        `/setup/${randomBytes(32).toString('base64url')}`,
        `/setup/${token}/x`,
        `/share/setup/${token}`,
      ]) {
        const { status, page } = await ask({ url: wrong })
        assert.equal(status, 404, wrong)
        assert.ok(!page.includes('<form'), wrong)
      }
      await close()
      const none = await link({ token: null })
      assert.equal((await none.ask({})).status, 404)
      await none.close()
    })

    it('says what is wrong, keeps the name and never the passphrase', async () => {
      const { first, now, close } = await link()
      for (const [fields, like] of [
        [{ passphrase: 'short', again: 'short' }, /at least 15 characters/],
        [{ passphrase: 'a'.repeat(20), again: 'a'.repeat(20) }, /again and again/],
        [{ passphrase: 'correct horse battery staple', again: 'correct horse battery staple' }, /Many people use/],
        [{ again: `${passphrase}s` }, /not the same/],
        [{ name: 'x'.repeat(41) }, /at most 40/],
        [{ name: '' }, /at most 40/],
      ] as const) {
        const { page } = await first(fields)
        assert.match(page, like)
        assert.ok(!page.includes('AGE-SECRET'))
        assert.ok(!page.includes(passphrase) && !page.includes('horse'))
        const typed = 'name' in fields ? fields.name : 'mira'
        assert.ok(typed === '' || page.includes(`value="${typed}"`))
      }
      assert.equal((await now()).is, 'closed')
      await close()
    })

    it('draws new keys as often as a page was lost, and takes only those that are kept last', async () => {
      const { first, keysIn, send, now, close } = await link()
      const lost = keysIn((await first()).page)
      const kept = keysIn((await first({ name: 'ольга' })).page)
      assert.notEqual(lost.identity, kept.identity)
      assert.equal((await send({ prepared: kept.prepared })).status, 200)
      assert.equal((await send({ prepared: lost.prepared })).status, 404)
      const found = await now()
      assert.ok(found.is === 'open')
      assert.equal(await identityToRecipient(kept.identity), found.list.recipients[0]?.recipient)
      await close()
    })

    it('takes nothing that is too old, changed, sent from elsewhere or sent twice', async () => {
      const { first, keysIn, send, time, now, close } = await link()
      const { prepared } = keysIn((await first()).page)
      const changed = `${prepared.slice(0, 100)}${prepared[100] === 'A' ? 'B' : 'A'}${prepared.slice(101)}`
      const tried = [
        await send({ prepared: changed }),
        await send({ prepared: '' }),
        await send({ prepared }, { trouble: 'from-elsewhere', ticket: 'none' }),
        await send({ prepared }, { trouble: 'no-ticket', ticket: 'none' }),
        await send({ prepared }, { ticket: 'used' }),
        await send({ prepared }, { ticket: 'stale' }),
      ]
      assert.deepEqual(
        tried.map(({ status }) => status),
        [200, 200, 403, 403, 200, 200],
      )
      time.now += 31 * 60 * 1_000
      assert.match((await send({ prepared })).page, /Nothing is set up yet/)
      assert.deepEqual(await now(), { is: 'closed', because: 'not-set-up' })
      await close()
    })

    it('carries the longest name there may be', async () => {
      const { first, keysIn, send, now, close } = await link()
      const { prepared } = keysIn((await first({ name: '🧵'.repeat(40) })).page)
      assert.equal((await send({ prepared })).status, 200)
      assert.equal((await now()).is, 'open')
      await close()
    })

    it('is dead as soon as somebody set up another way', async () => {
      const { store, dataFolder, first, keysIn, send, ask, close } = await link()
      const { prepared } = keysIn((await first()).page)
      const other = await prepareSetup({ name: 'other', passphrase }, { today, id: chance.id('k') })
      await setUp(store, other.setup, dataFolder, () => undefined)
      assert.equal((await ask({})).status, 404)
      assert.equal((await send({ prepared })).status, 404)
      assert.equal((await editorsIn(store.sealed)).length, 1)
      await close()
    })
  })

describe('a start', () => {
  it('prints a link that sets up sharing once, and at the next start none', async () => {
    const clone = cloneOf()
    const { path, drop } = freshSqlitePath()
    const begin = () => clone.serve({ DATA: dirname(path), PORT: String(port) })
    const taken = await takenPort()
    const { port } = taken
    await taken.letGo()
    const served = await begin()
    try {
      while (!/\/setup\//.test(served.said())) await new Promise((turn) => setTimeout(turn, 20))
      const link = /http:\/\/localhost:\d+(\/setup\/[\w-]{43})/.exec(served.said())?.[1] as string
      const address = served.address + link
      const ticketIn = (page: string) => /name="ticket" value="([^"]+)"/.exec(page)?.[1] as string
      const send = async (fields: Record<string, string>) => {
        const reply = await fetch(address, {
          method: 'POST',
          headers: { origin: served.address, 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams(fields),
        })
        return { status: reply.status, page: await reply.text(), cache: reply.headers.get('cache-control') }
      }
      const asked = await (await fetch(address)).text()
      const shown = await send({ ticket: ticketIn(asked), name: 'mira', passphrase, again: passphrase })
      assert.deepEqual([shown.status, shown.cache], [200, 'no-store'])
      const identity = /AGE-SECRET-KEY-1[0-9A-Z]{58}/.exec(shown.page)?.[0] as string
      const prepared = /name="prepared" value="([\w-]+)"/.exec(shown.page)?.[1] as string
      assert.equal((await send({ ticket: ticketIn(shown.page), prepared })).status, 200)
      assert.equal((await fetch(address)).status, 404)
      const listed = await clone.run(['editors'], { DATA: dirname(path) })
      assert.match(listed.said, new RegExp(`signature fits[^]*recovery\\) ${await identityToRecipient(identity)}[^]*mira`))
      assert.ok(!served.said().includes(identity))
    } finally {
      served.child.kill('SIGTERM')
    }
    assert.equal(await served.ended, 0)
    const again = await begin()
    again.child.kill('SIGTERM')
    assert.equal(await again.ended, 0)
    assert.doesNotMatch(again.said(), /\/setup\/|SHARING IS CLOSED/)
    rmSync(join(dirname(path), 'signing-key.pub'))
    const warned = await begin()
    warned.child.kill('SIGTERM')
    assert.equal(await warned.ended, 0)
    assert.match(warned.said(), /SHARING IS CLOSED/)
    assert.doesNotMatch(warned.said(), /\/setup\//)
    drop()
    clone.remove()
  })
})
