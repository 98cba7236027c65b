// The desk as browsers reach it, through the door: its cookie, its files piece by piece, and how many guesses are let through.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { codeAt } from '../../src/sealing/one-time-code.ts'
import { filePart } from '../../src/store/sealed/parts.ts'
import { createLanes } from '../../src/web/door/lanes.ts'
import { secretIn } from '../desk-asker.ts'
import { joinDesk, tellingOf } from '../tellers.ts'
import { openWholeSite, type WholeSite } from './whole-site.ts'

const person = { name: 'invented editor', passphrase: 'a lantern beside no bridge at all' }
const picture = randomBytes(3_000_000)

describe('the desk behind the door', () => {
  let site: WholeSite
  let telling = ''
  let file = ''
  let cookie = ''

  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(site.own + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.own, 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams({ ticket: site.ticket(path), ...fields }),
    })
  const get = (path: string, method = 'GET', signal?: AbortSignal) =>
    fetch(site.own + path, { method, headers: { cookie }, ...(signal ? { signal } : {}) })

  before(async () => {
    site = await openWholeSite({ lanes: createLanes() })
    await joinDesk(site.store, site.desk, person)
    telling = (await tellingOf(site.store, site.desk, 'Plainly invented words about a quay.', picture)).id
  })
  after(() => site.close())

  test('lets in with a cookie, and listens to it nowhere else', async () => {
    const first = await (await post('/desk/in', { ...person, code: '' })).text()
    const prepared = /name="prepared" value="([^"]*)"/.exec(first)?.[1] ?? ''
    const code = codeAt(secretIn(first), Math.floor(Date.now() / 30_000))
    const came = await post('/desk/code', { prepared, passphrase: person.passphrase, code })
    assert.equal(came.status, 303)
    const set = came.headers.get('set-cookie') ?? ''
    assert.match(set, /^__Host-desk=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    cookie = `theme=dark; ${set.split(';')[0]}`
    const page = await (await get(`/desk/tellings/${telling}`)).text()
    assert.match(page, /about a quay/)
    file = /href="([^"]*\/files\/[^"]*)"/.exec(page)?.[1] ?? ''
    const forged = await fetch(`${site.own}/desk/tellings/${telling}`, {
      headers: { 'door-session': /desk=([\w-]+)/.exec(cookie)?.[1] ?? '' },
    })
    assert.equal(forged.status, 401, 'the word that the door says to the room is heard from nobody else')
  })

  test('hands a file out whole, or not at all', async () => {
    const whole = await get(file)
    assert.equal(whole.headers.get('content-security-policy'), "default-src 'none'; sandbox")
    assert.equal(whole.headers.get('cache-control'), 'no-store')
    assert.ok(Buffer.from(await whole.arrayBuffer()).equals(picture))
    const head = await get(file, 'HEAD')
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(picture.length)])

    const cut = new AbortController()
    const begun = await get(file, 'GET', cut.signal)
    await begun.body?.getReader().read()
    cut.abort()
    assert.ok(Buffer.from(await (await get(file)).arrayBuffer()).equals(picture), 'whoever breaks off keeps nobody else from it')
    assert.deepEqual(site.failed, [], 'nor is that a fault')

    const id = file.split('/').at(-1) ?? ''
    const pieces = await site.store.sealed
      .selectFrom('sealed_part')
      .select(['n', 'bytes'])
      .where('item', '=', telling)
      .where('part', '=', filePart(id))
      .orderBy('n')
      .execute()
    const last = pieces.at(-1)
    assert.ok(last && pieces.length > 5)
    const changed = Buffer.from(last.bytes)
    changed[100] = (changed[100] as number) ^ 1
    await site.store.change((tx) =>
      tx
        .updateTable('sealed_part')
        .set({ bytes: changed })
        .where('item', '=', telling)
        .where('part', '=', filePart(id))
        .where('n', '=', last.n)
        .execute(),
    )
    await assert.rejects(async () => (await get(file)).arrayBuffer(), 'what was changed never looks whole')
    assert.deepEqual(site.failed.splice(0), ['SealBroken'], 'and it is said what broke, without a word of it')
  })

  test('H42: counts who tries passphrases as it counts who tries numbers', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 11; n++)
      statuses.push((await post('/desk/in', { name: 'invented nobody', passphrase: `none of theirs, for the time ${n}`, code: '' })).status)
    assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 422), 429])
    for (const act of ['join', 'passphrase', 'key', 'key-file'])
      assert.equal((await post(`/desk/${act}`, { invitation: '1', passphrase: 'none of theirs', code: '' })).status, 429, act)
  })
})
