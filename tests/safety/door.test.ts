// What hostile, broken and slow requests find at the door of the room where people share; each row of the table of hostile inputs by its number.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { callerOf } from '../../src/web/door/callers.ts'
import { createDoor } from '../../src/web/door/door.ts'
import { isForTheRoom } from '../../src/web/door/for-the-room.ts'
import { formLimits } from '../../src/web/door/form.ts'
import { pace } from '../../src/web/door/pace.ts'
import { createSite } from '../../src/web/serve.ts'
import { type Clone, cloneOf, takenPort } from '../hard/command-line.ts'
import { speak } from '../site/site.ts'
import {
  type Doorway,
  echoed,
  type Heard,
  knock,
  multipart,
  multipartType,
  openDoorway,
  type Part,
  post,
  tell,
  ticketFor,
  urlEncoded,
} from './doorway.ts'

const first = (heard: string) => heard.split('\r\n', 1)[0]

describe('the door', () => {
  let door: Doorway
  before(async () => {
    door = await openDoorway()
    await knock(door, 'GET', '/share') // a room is there
  })
  after(() => door.close())

  const form = async (more: string, path = '/share/x') => `ticket=${await ticketFor(door, path)}&${more}`
  const sendForm = async (more: string, headers: Record<string, string> = {}) =>
    knock(door, 'POST', '/share/x', { body: await form(more), headers: { ...urlEncoded, ...headers } })
  const sendParts = async (parts: readonly Part[], headers: Record<string, string> = multipartType) =>
    knock(door, 'POST', '/share/x', { body: multipart([{ name: 'ticket', value: await ticketFor(door, '/share/x') }, ...parts]), headers })
  const lives = async () => assert.equal((await knock(door, 'GET', '/share')).status, 200)
  const untilLives = async () => {
    while ((await knock(door, 'GET', '/share')).status !== 200) await pause(20)
  }
  const troubleOf = (heard: Heard) => [heard.status, echoed(heard).trouble]

  it('takes the addresses of those who share and return, in every language, and no other', () => {
    for (const url of ['/share', '/share/', '/share?about=x', '/fr/share', '/ar/return/take-back', '/ru/leave', '/setup/abc', '/share/x/1'])
      assert.ok(isForTheRoom(url), url)
    for (const url of [
      '/',
      '/shared',
      '/en/share',
      '/de/share',
      '/groups/share',
      '//share',
      '/SHARE',
      '/%73hare',
      '/returns',
      'share',
      '/leave.json',
      '/fr',
      '/fr/',
    ])
      assert.ok(!isForTheRoom(url), url)
  })

  it('passes a form on and its answer back, and nothing of who asks', async () => {
    const heard = await post(
      door,
      '/ar/share/x?about=groups/y',
      { words: 'told é' },
      {
        'user-agent': 'agent',
        cookie: 'a=b',
        referer: 'https://elsewhere.example',
        'accept-language': 'ar',
        'x-forwarded-for': '198.51.100.7',
      },
    )
    const { form, url, ...told } = echoed(heard)
    assert.deepEqual([heard.status, url, form[1]], [200, '/ar/share/x?about=groups/y', ['words', 'told é']])
    assert.deepEqual([told.lane, told.ticket, told.trouble, told.file], ['normal', 'fresh', null, null])
    assert.equal((await knock(door, 'GET', '/groups')).text, 'public')
  })

  it('tells the room nothing but what a form needs', async () => {
    const heard: string[] = []
    const room = createServer((socket) =>
      socket.on('data', (bytes) => {
        heard.push(bytes.toString('latin1'))
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
      }),
    )
    await new Promise<void>((done) => room.listen(0, '127.0.0.1', done))
    const { port } = room.address() as AddressInfo
    const beside = createDoor({
      where: async () => String(port),
      tell,
      overwriting: { write: () => undefined, end: () => undefined },
      proxies: 1,
      origin: null,
    })
    const site = createSite(() => ({ status: 404, head: [], body: null }), beside)
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done))
    const at = (site.address() as AddressInfo).port
    const secret = 'x-secret-of-theirs'
    const told = [
      'user-agent',
      'cookie',
      'referer',
      'accept',
      'accept-language',
      'x-forwarded-for',
      'forwarded',
      'x-real-ip',
      'authorization',
      'via',
      'dnt',
    ]
    const headers = {
      ...Object.fromEntries(told.map((name) => [name, secret])),
      'door-lane': 'flood',
      'door-receipts-in': '9',
      'content-type': 'a/b',
    }
    await knock({ port: at, own: `http://localhost:${at}` }, 'POST', '/share/x?y', { body: 'words', headers })
    await knock({ port: at, own: `http://localhost:${at}` }, 'GET', '/share', { headers })
    beside.end()
    for (const server of [room, site]) server.close()
    const [sent, asked] = [heard.slice(0, -1).join(''), heard.at(-1)]
    assert.deepEqual(sent.split('\r\n'), [
      'POST /share/x?y HTTP/1.1',
      `host: localhost:${at}`,
      `origin: http://localhost:${at}`,
      'sec-fetch-site: same-origin',
      'content-type: a/b',
      'content-length: 5',
      'connection: close',
      'door-lane: normal',
      '',
      'words',
    ])
    assert.deepEqual(asked?.split('\r\n'), [
      'GET /share HTTP/1.1',
      `host: localhost:${at}`,
      'connection: close',
      'door-lane: normal',
      '',
      '',
    ])
  })

  it('gives each answer the headers that keep a teller safe, and none of its own making', async () => {
    for (const heard of [
      await knock(door, 'GET', '/share'),
      await post(door, '/share/x', { words: 'a' }),
      await knock(door, 'PUT', '/share'),
      await knock(door, 'GET', '/share', { headers: { host: 'elsewhere.example' } }),
      await post(door, '/share/x', { do: 'fail' }),
      await post(door, '/share/x', { do: 'busy' }),
    ]) {
      const { headers } = heard
      assert.equal(
        headers['content-security-policy'],
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      assert.deepEqual(
        [
          headers['cache-control'],
          headers['referrer-policy'],
          headers['x-content-type-options'],
          headers.etag,
          headers['content-encoding'],
        ],
        ['no-store', 'same-origin', 'nosniff', undefined, undefined],
      )
      assert.deepEqual(
        Object.keys(headers).filter((name) => /set-cookie|room-|door-|server|powered/.test(name)),
        [],
      )
    }
    assert.equal((await knock(door, 'GET', '/share')).headers['x-own'], 'kept')
  })

  it('sends what those who return see in three sizes at most (T5)', async () => {
    const sizes = new Set<number>()
    for (const length of [1, 500, 10_000, 16_380, 40_000, 100_000, 131_050, 131_072, 500_000, 1_000_000]) {
      const { length: sent, text } = await knock(door, 'GET', `/return?do=long&length=${length}`)
      assert.equal(text.replace(/\n<!--\.*-->\n$/, '').length, length)
      sizes.add(sent)
      const { headers } = await knock(door, 'HEAD', `/return?do=long&length=${length}`)
      assert.equal(Number(headers['content-length']), sent)
    }
    for (const heard of [
      await post(door, '/fr/return/look', { do: 'busy' }),
      await knock(door, 'GET', '/return', { headers: { host: 'elsewhere.example' } }),
      await knock(door, 'GET', '/return/x'),
    ])
      sizes.add(heard.length)
    assert.equal(sizes.size, 3, [...sizes].join())
    assert.equal((await knock(door, 'GET', '/share?do=long&length=1')).length, 1, 'others are not padded')
    for (const path of [
      '/share/look',
      '/share/change',
      '/ar/share/keep-terms',
      '/share/send',
      '/share/remove',
      '/share/receipt',
      '/share/begin',
    ]) {
      assert.equal((await post(door, path, { words: 'a'.repeat(100) })).length, 16 * 1024, path)
      assert.equal((await post(door, path, { words: 'a'.repeat(20_000) })).length, 128 * 1024, path)
    }
  })

  it('H18: refuses what is packed, unread', async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000))
    for (const encoding of ['gzip', 'br', 'identity', 'x'])
      assert.deepEqual(
        troubleOf(await knock(door, 'POST', '/share/x', { body: packed, headers: { ...urlEncoded, 'content-encoding': encoding } })),
        [415, 'packed'],
      )
    await lives()
  })

  it('H29: refuses one byte too many, and takes one less', async () => {
    const ticket = await ticketFor(door, '/share/x')
    const before = `ticket=${ticket}&words=`
    const whole = before + 'a'.repeat(formLimits.plain - before.length)
    assert.equal((await knock(door, 'POST', '/share/x', { body: whole, headers: urlEncoded })).status, 200)
    assert.deepEqual(troubleOf(await knock(door, 'POST', '/share/x', { body: `${whole}a`, headers: urlEncoded })), [413, 'too-long'])
    const field = (length: number) => sendParts([{ name: 'words', value: 'a'.repeat(length) }])
    assert.equal((await field(formLimits.field)).status, 200)
    assert.deepEqual(troubleOf(await field(formLimits.field + 1)), [413, 'too-long'])
    assert.equal((await sendParts([{ name: 'words', value: '\u{10ffff}'.repeat(40_000) }])).status, 200, '40,000 characters of any script')
  })

  it('H29: refuses a form without a length as soon as it is too long', async () => {
    const endless = async function* () {
      for (let n = 0; n < 100; n++) yield Buffer.alloc(10_000, 'a')
    }
    assert.deepEqual(troubleOf(await knock(door, 'POST', '/share/x', { body: endless(), headers: urlEncoded })), [413, 'too-long'])
    const beside = async function* () {
      yield multipart([{ name: 'ticket', value: 'x' }], true)
      for (let n = 0; n < 400; n++) yield multipart([{ name: '', value: Buffer.alloc(10_000, 'a'), headers: 'x: y\r\n' }], true)
    }
    assert.ok([400, 413].includes((await knock(door, 'POST', '/share/x', { body: beside(), headers: multipartType })).status))
    await lives()
  })

  it('H29: refuses a file that is too long, by what it says and by what it is', { timeout: 120_000 }, async () => {
    const head = `POST /share/x HTTP/1.1\r\nhost: ${new URL(door.own).host}\r\nsec-fetch-site: same-origin\r\ncontent-type: ${multipartType['content-type']}\r\n`
    const said = await speak(door.port, `${head}content-length: ${formLimits.file + formLimits.beside + 1}\r\n\r\n`)
    assert.equal(first(said), 'HTTP/1.1 413 Payload Too Large')
    const piece = Buffer.alloc(4 * 1024 * 1024, 'a')
    const [opening, closing] = multipart([
      { name: 'ticket', value: await ticketFor(door, '/share/x') },
      { name: 'file', value: '|', file: 'a', type: 'audio/mpeg' },
    ])
      .toString()
      .split('|') as [string, string]
    const fileOf = async function* (length: number) {
      yield Buffer.from(opening)
      for (let left = length; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length))
      yield Buffer.from(closing)
    }
    const fits = await knock(door, 'POST', '/share/x', { body: fileOf(formLimits.file), headers: multipartType })
    assert.deepEqual([fits.status, echoed(fits).file.bytes], [200, formLimits.file])
    const again = await ticketFor(door, '/share/x')
    const longer = async function* () {
      for await (const some of fileOf(formLimits.file + 1))
        yield some.length < 2_000 ? Buffer.from(some.toString().replace(/[\w-]{150,}/, again)) : some
    }
    assert.deepEqual(troubleOf(await knock(door, 'POST', '/share/x', { body: longer(), headers: multipartType })), [413, 'too-long'])
    assert.ok(echoed(fits).rss < 400_000_000, 'no file is held in memory')
  })

  it('H29: does not wait for a length that was a lie', async () => {
    const heard = await speak(
      door.port,
      `POST /share/x HTTP/1.1\r\nhost: ${new URL(door.own).host}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 5\r\n\r\nwords=longer`,
    )
    assert.doesNotMatch(heard, /longer/)
    await lives()
  })

  it('H30: refuses forms that no browser makes, and does not grow', async () => {
    const before = echoed(await knock(door, 'GET', '/share')).rss
    const strange: Record<string, () => Promise<Heard>> = {
      'ten thousand fields': () => sendParts(Array.from({ length: 10_000 }, (_, n) => ({ name: `f${n}`, value: 'a' }))),
      'one field too many': () => sendParts(Array.from({ length: formLimits.fields }, (_, n) => ({ name: `f${n}`, value: 'a' }))),
      'ten thousand plain fields': () => sendForm('a=b&'.repeat(10_000)),
      'a name of a mebibyte': () => sendParts([{ name: 'n'.repeat(1024 * 1024), value: 'a' }]),
      'a name a byte too long': () => sendParts([{ name: 'n'.repeat(formLimits.name + 1), value: 'a' }]),
      'a plain name a byte too long': () => sendForm(`${'n'.repeat(formLimits.name + 1)}=a`),
      'no boundary': () => sendParts([], { 'content-type': 'multipart/form-data' }),
      'a file without an end': () =>
        knock(door, 'POST', '/share/x', { body: multipart([{ name: 'file', value: 'a', file: 'a' }], true), headers: multipartType }),
      'a form within a form': () => sendParts([{ name: 'a', value: 'b', type: 'multipart/mixed; boundary=c' }]),
      'two files': () => sendParts([1, 2].map((n) => ({ name: `file${n}`, value: 'a', file: 'a.jpg', type: 'image/jpeg' }))),
      'a second file that comes late': () => {
        const [one, two] = [1, 2].map((n) => multipart([{ name: `file${n}`, value: 'a', file: 'a' }], true)) as [Buffer, Buffer]
        const late = async function* () {
          yield multipart([{ name: 'ticket', value: await ticketFor(door, '/share/x') }], true)
          yield Buffer.concat([one, two.subarray(0, 40)])
          await pause(300)
          yield Buffer.concat([two.subarray(40), multipart([])])
        }
        return knock(door, 'POST', '/share/x', { body: late(), headers: multipartType })
      },
      'a field after the file': () =>
        sendParts([
          { name: 'file', value: 'a', file: 'a.jpg' },
          { name: 'late', value: 'b' },
        ]),
      'no end': () => knock(door, 'POST', '/share/x', { body: multipart([{ name: 'a', value: 'b' }], true), headers: multipartType }),
      'no parts at all': () => knock(door, 'POST', '/share/x', { body: 'nothing of the kind', headers: multipartType }),
    }
    const answered: Record<string, unknown> = {}
    for (const [what, how] of Object.entries(strange)) answered[what] = troubleOf(await how()).join(' ')
    assert.deepEqual(answered, Object.fromEntries(Object.keys(strange).map((what) => [what, '400 not-a-form'])))
    assert.ok(echoed(await knock(door, 'GET', '/share')).rss - before < 50 * 1024 * 1024, 'memory stays')
  })

  it('H30: an empty field for a file is no file, and fields before one arrive with it', async () => {
    const none = await sendParts([
      { name: 'words', value: 'é' },
      { name: 'file', value: '', file: '', type: 'application/octet-stream' },
    ])
    assert.deepEqual([none.status, echoed(none).file, echoed(none).form[1]], [200, null, ['words', 'é']])
    const one = await sendParts([
      { name: 'words', value: 'é' },
      { name: 'file', value: Buffer.alloc(300_000), file: '../../etc/passwd', type: 'image/png' },
    ])
    assert.deepEqual([one.status, echoed(one).file, echoed(one).form[1]], [200, { bytes: 300_000 }, ['words', 'é']])
    assert.doesNotMatch(one.text, /passwd/, 'a file’s name goes no further')
    const unread = await sendParts([
      { name: 'do', value: 'ignore' },
      { name: 'file', value: Buffer.alloc(9_000_000), file: 'a', type: 'image/png' },
    ])
    assert.equal(unread.status, 200, 'a file that nobody reads')
    for (const length of [100, 300_000, 3_000_000])
      assert.equal(
        (
          await sendParts([
            { name: 'do', value: 'lead-on' },
            { name: 'file', value: Buffer.alloc(length), file: 'a', type: 'image/png' },
          ])
        ).status,
        303,
        'nor where the answer has no words',
      )
  })

  it('H49: answers without words at once, also while a file that nobody reads is still coming', async () => {
    const whole = multipart([
      { name: 'ticket', value: await ticketFor(door, '/share/x') },
      { name: 'do', value: 'lead-on' },
      { name: 'file', value: Buffer.alloc(600_000), file: 'a', type: 'image/png' },
    ])
    const { host } = new URL(door.own)
    const socket = connect(door.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `POST /share/x HTTP/1.1\r\nhost: ${host}\r\nsec-fetch-site: same-origin\r\ncontent-type: ${multipartType['content-type']}\r\ncontent-length: ${whole.length}\r\n\r\n`,
    )
    socket.write(whole.subarray(0, 300_000))
    const heard = await Promise.race([new Promise<Buffer>((done) => socket.once('data', done)), pause(5_000, 'nothing')])
    socket.destroy()
    assert.match(String(heard), /^HTTP\/1\.1 303 /)
    await lives()
  })

  it('H31, H33, H34: takes a form from its own pages alone', async () => {
    const own = door.own
    const sent = async (headers: Record<string, string>) => {
      const body = await form('words=a')
      const heard = await knock(door, 'POST', '/share/x', {
        bare: true,
        body,
        headers: { host: new URL(own).host, ...urlEncoded, ...headers },
      })
      return heard.status
    }
    const expected: [number, Record<string, string>][] = [
      [200, { 'sec-fetch-site': 'same-origin', origin: own }],
      [200, { 'sec-fetch-site': 'same-origin' }],
      [200, { origin: own }],
      [403, {}],
      [403, { origin: 'null' }],
      [403, { origin: 'https://evil.example' }],
      [403, { origin: `${own}.evil.example` }],
      [403, { origin: own.replace('http:', 'https:') }],
      [403, { origin: '' }],
      [403, { 'sec-fetch-site': 'cross-site', origin: own }],
      [403, { 'sec-fetch-site': 'same-site', origin: own }],
      [403, { 'sec-fetch-site': 'none', origin: own }],
      [403, { 'sec-fetch-site': '', origin: own }],
      [403, { 'sec-fetch-site': 'same-origin, cross-site' }],
      [403, { 'sec-fetch-site': 'cross-site', referer: `${own}/share` }],
    ]
    const answered = []
    for (const [, headers] of expected) answered.push([await sent(headers), headers])
    assert.deepEqual(answered, expected)
    const json = await knock(door, 'POST', '/return/x', {
      body: '{}',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
    })
    assert.deepEqual(troubleOf(json), [403, 'from-elsewhere'], 'whatever its type')
  })

  it('H32: takes nothing that is not a form, and no method in disguise', async () => {
    for (const type of [
      'text/plain',
      'application/json',
      '',
      'application/x-www-form-urlencodedx',
      'multipart/mixed; boundary=a',
      'text/html',
    ])
      assert.deepEqual(
        troubleOf(await knock(door, 'POST', '/share/x', { body: 'words=a', headers: type === '' ? {} : { 'content-type': type } })),
        [415, 'packed'],
        type,
      )
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const { status, headers } = await knock(door, method, '/share/x')
      assert.deepEqual([status, headers.allow], [405, 'GET, HEAD, POST'], method)
    }
    for (const method of ['GET', 'HEAD']) {
      const headers = { ...urlEncoded, 'x-http-method-override': 'POST' }
      const heard = await knock(door, method, '/share/x?_method=POST', { body: 'words=a&do=crash', headers })
      assert.equal(heard.status, 200)
      if (method === 'GET') assert.equal(echoed(heard).method, 'GET')
    }
    assert.equal((await knock(door, 'HEAD', '/share/x')).length, 0)
  })

  it('H53: takes text that is text, in one spelling, and refuses the rest', async () => {
    for (const bad of ['%00', '%c3%28', '%ff', '%ed%a0%80', '%ed%b0%80', '%ef%bf%be', '%ef%bf%bf', '%f4%90%80%80', '%c0%80', '%ef%b7%90']) {
      assert.deepEqual(troubleOf(await sendForm(`words=a${bad}b`)), [400, 'not-a-form'], bad)
      assert.deepEqual(troubleOf(await sendForm(`words${bad}=a`)), [400, 'not-a-form'], bad)
      const value = Buffer.from(unescape(bad), 'latin1')
      assert.deepEqual(troubleOf(await sendParts([{ name: 'words', value }])), [400, 'not-a-form'], `${bad} in parts`)
    }
    assert.deepEqual(troubleOf(await sendParts([{ name: 'words', value: 'ab', type: 'text/plain; charset=utf-16le' }])), [
      400,
      'not-a-form',
    ])
    const spelled = 'e\u0301 \u0627\u0654 \u1100\u1161 می\u200cخواهم 👩\u200d👧 a\r\nb 100%25 %zz+%'
    for (const heard of [await sendForm(`words=${encodeURIComponent(spelled)}`), await sendParts([{ name: 'words', value: spelled }])])
      assert.equal(echoed(heard).form[1][1], spelled.normalize('NFC'))
    assert.equal(echoed(await sendForm('words=%zz+%+100%25')).form[1][1], '%zz % 100%')
  })

  it('H60: a field may be called anything', async () => {
    for (const name of [
      '__proto__',
      'constructor',
      'constructor.prototype.x',
      'a.__proto__.x',
      '__proto__[x]',
      'toString',
      'hasOwnProperty',
    ])
      for (const heard of [await sendForm(`${encodeURIComponent(name)}=1`), await sendParts([{ name, value: '1' }])]) {
        assert.deepEqual(echoed(heard).form[1], [name, '1'])
        assert.equal(echoed(heard).clean, true)
      }
  })

  it('H62: a header may be called anything', async () => {
    const heard = await speak(
      door.port,
      `GET /share HTTP/1.1\r\nhost: ${new URL(door.own).host}\r\n__proto__: a\r\nconstructor: b\r\n__proto__: c\r\nconnection: close\r\n\r\n`,
    )
    assert.equal(first(heard), 'HTTP/1.1 200 OK')
    await lives()
  })

  it('H66: answers under its own name alone', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example:80', 'localhost:1:2', '[::2]'])
      for (const method of ['GET', 'POST'])
        assert.equal((await knock(door, method, '/share/x', { headers: { host, 'x-forwarded-host': 'localhost' } })).status, 421, host)
    assert.equal(
      first(await speak(door.port, 'GET /share HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n')),
      'HTTP/1.1 421 Misdirected Request',
    )
    assert.equal((await knock(door, 'GET', '/share', { headers: { 'x-forwarded-host': 'evil.example' } })).status, 200)
  })

  it('H73: never reads a request as two', async () => {
    const post = `POST /share/x HTTP/1.1\r\nhost: ${new URL(door.own).host}\r\nsec-fetch-site: same-origin\r\n`
    const strange = {
      'both lengths': `${post}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      'both lengths, the other way': `${post}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n`,
      'two lengths': `${post}content-length: 4\r\ncontent-length: 5\r\n\r\nabcde`,
      'chunked, but not last': `${post}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
      'chunked by another name': `${post}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`,
      'a bare line feed': `POST /share/x HTTP/1.1\r\nhost: a\nx: y\r\n\r\n`,
      'a folded length': `${post}content-length:\r\n 4\r\n\r\nabcd`,
      'two hosts': 'GET /share HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n',
      'no host': 'GET /share HTTP/1.1\r\n\r\n',
    }
    const answered: Record<string, string | undefined> = {}
    for (const [what, bytes] of Object.entries(strange)) answered[what] = first(await speak(door.port, bytes))
    assert.deepEqual(answered, Object.fromEntries(Object.keys(strange).map((what) => [what, 'HTTP/1.1 400 Bad Request'])))
    const hidden = 'GET /share?smuggled HTTP/1.1\r\nhost: localhost\r\n\r\n'
    const asBody = await speak(
      door.port,
      `${post}content-type: application/x-www-form-urlencoded\r\ncontent-length: ${hidden.length}\r\nconnection: close\r\n\r\n${hidden}`,
    )
    assert.equal(asBody.match(/HTTP\/1\.1 /g)?.length, 1, 'a request within a body is a body')
    assert.doesNotMatch(asBody, /"url":"\/share\?smuggled"/)
    const inChunk = await speak(
      door.port,
      `${post}content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
    )
    assert.equal(inChunk.match(/HTTP\/1\.1 /g)?.length, 1, 'nor one within a chunk')
    await lives()
  })

  it('takes a ticket once, for its own form, and not after three days', async () => {
    const ticket = await ticketFor(door, '/share/x')
    const read = async (path: string, ticket: string) => {
      const { ticket: is, trouble, lane } = echoed(await post(door, path, { ticket }))
      return [is, trouble, lane]
    }
    assert.deepEqual(await read('/share/y', ticket), ['none', 'no-ticket', 'normal'], 'another form’s')
    const both = await Promise.all([read('/fr/share/x?a=b', ticket), read('/share/x', ticket)])
    assert.deepEqual(both.map(([is]) => is).sort(), ['fresh', 'used'], 'a double click')
    assert.deepEqual(await read('/share/x', ticket), ['used', null, 'normal'])
    const aged = (seconds: number, path = '/share/x') => ticketFor(door, path, seconds * 1_000)
    assert.deepEqual(await read('/share/x', await aged(72 * 3_600 - 60)), ['fresh', null, 'normal'])
    assert.deepEqual(await read('/share/x', await aged(72 * 3_600 + 1)), ['stale', 'no-ticket', 'normal'])
    assert.deepEqual(await read('/share/x', await aged(5)), ['fresh', null, 'normal'], 'quick, where people are')
    assert.deepEqual(await read('/share/send', await aged(5, '/share/send')), ['fresh', null, 'flood'], 'quicker than anybody reads')
    assert.deepEqual(await read('/share/send', await aged(30, '/share/send')), ['fresh', null, 'normal'])
    const changed = `${ticket.slice(0, -3)}${ticket.at(-3) === 'x' ? 'y' : 'x'}${ticket.slice(-2)}`
    for (const forged of ['', 'a', ticket.slice(1), changed, 'x'.repeat(50_000), '__proto__'])
      assert.deepEqual(await read('/share/x', forged), ['none', 'no-ticket', 'normal'])
    assert.equal(echoed(await post(door, '/share/x', { nickname: 'bot' })).lane, 'flood', 'what nobody sees was filled in')
  })

  it('gives a ticket back where its form could not be dealt with', async () => {
    const ticket = await ticketFor(door, '/share/x')
    const tried = async (wish: string) => (await post(door, '/share/x', { ticket, do: wish })).status
    assert.equal(await tried('busy'), 503)
    assert.equal(await tried('fail'), 502)
    assert.equal(await tried('crash'), 502)
    await untilLives() // who comes while it ends is told that it failed
    assert.equal(echoed(await post(door, '/share/x', { ticket })).ticket, 'fresh')
    assert.equal(echoed(await post(door, '/share/x', { ticket })).ticket, 'used', 'and it outlives the room')
  })

  it('is calm where the room fails, says what became of the words, and repeats none of them', async () => {
    const [busy, fail, crash] = [
      await post(door, '/share/x', { do: 'busy', words: 'canary-1c7' }),
      await post(door, '/fr/share/x', { do: 'fail', words: 'canary-1c7' }),
      await post(door, '/share/x', { do: 'crash', words: 'canary-1c7' }),
    ]
    assert.deepEqual([busy.status, fail.status, crash.status], [503, 502, 502])
    assert.equal(busy.headers['retry-after'], '30')
    for (const { text } of [busy, fail, crash]) {
      assert.match(text, /<html lang="(en|fr)"/)
      assert.doesNotMatch(text, /canary-1c7|\.ts|TypeError|\n\s+at /)
    }
    assert.match(crash.text, /Everything you kept before is safe/)
    await pause(100)
    assert.doesNotMatch(door.logged.join('\n'), /canary/)
    assert.match(door.logged.join('\n'), /TypeError/)
    await lives()
  })

  it('keeps its socket where nobody else on this machine may look', async () => {
    await lives()
    assert.equal(statSync(door.folder as string).mode & 0o777, 0o700)
  })
})

describe('the door under its own public name', () => {
  const origin = 'https://history.example.org'
  let door: Doorway
  before(async () => {
    door = await openDoorway({ origin })
  })
  after(() => door.close())

  it('H31, H66: knows its name and its pages from the configuration, not from the request', async () => {
    const ask = (host: string) => knock(door, 'GET', '/share', { headers: { host, 'x-forwarded-host': 'history.example.org' } })
    for (const host of ['history.example.org', 'HISTORY.example.org']) assert.equal((await ask(host)).status, 200, host)
    for (const host of [
      'evil.example',
      'localhost',
      '127.0.0.1',
      'history.example.org:8443',
      'history.example.org.evil.example',
      'x.history.example.org',
    ])
      assert.equal((await ask(host)).status, 421, host)
    const from = async (from: string) =>
      (
        await knock(door, 'POST', '/share/x', {
          bare: true,
          body: `ticket=${await ticketFor(door, '/share/x')}`,
          headers: { ...urlEncoded, host: 'history.example.org', origin: from },
        })
      ).status
    assert.deepEqual([await from(origin), await from('http://history.example.org'), await from('null')], [200, 403, 403])
  })
})

describe('whom the door counts', () => {
  it('H67: believes the configured proxies, and nobody in front of them', () => {
    const site = 'https://history.example.org'
    const told: [string | null, string | undefined, string | undefined, number, string | null][] = [
      ['198.51.100.7', '198.51.100.7', '203.0.113.9', 0, site],
      ['203.0.113.9', '127.0.0.1', '203.0.113.9', 1, site],
      ['203.0.113.9', '127.0.0.1', '1.1.1.1, 2.2.2.2, 203.0.113.9', 1, site],
      ['2.2.2.2', '127.0.0.1', '1.1.1.1, 2.2.2.2,203.0.113.9', 2, site],
      [null, '127.0.0.1', '203.0.113.9', 2, site],
      [null, '127.0.0.1', undefined, 1, site],
      [null, '127.0.0.1', 'unknown', 1, site],
      [null, '127.0.0.1', "203.0.113.9' or 1=1", 1, site],
      ['203.0.113.9', '127.0.0.1', '203.0.113.9:4711', 1, site],
      ['2001:db8:0:1', '127.0.0.1', '[2001:db8:0:1:2:3:4:5]:4711', 1, site],
      ['2001:db8:0:1', '2001:db8::1:ffff:0:0:1', undefined, 0, site],
      ['2001:db8:0:0', '2001:db8::1', undefined, 0, site],
      ['fe80:0:0:0', 'fe80::1%eth0', undefined, 0, site],
      ['203.0.113.9', '::ffff:203.0.113.9', undefined, 0, site],
      ['203.0.113.9', '::ffff:cb00:7109', undefined, 0, site],
      [null, '127.0.0.1', '203.0.113.9', 0, site],
      [null, '::1', undefined, 0, site],
      [null, '::ffff:127.0.0.1', undefined, 0, site],
      ['127.0.0.1', '127.0.0.1', '203.0.113.9', 0, null],
      [null, '198.51.100.7', '203.0.113.9', 1, 'http://inventedinventedinvented.onion'],
      [null, '198.51.100.7', undefined, 0, 'http://inventedinventedinvented.onion'],
      [null, undefined, undefined, 0, site],
    ]
    assert.deepEqual(
      told.map(([, remote, forwarded, proxies, origin]) => callerOf({ remote, forwarded }, { proxies, origin })),
      told.map(([expected]) => expected),
    )
  })
})

describe('a room', () => {
  const roomOf = async (door: Doorway): Promise<number> => echoed(await knock(door, 'GET', '/share')).pid

  it('is begun by the first who comes, ends when nobody does, and is followed by another', async () => {
    const door = await openDoorway({ times: { idle: 400, grace: 100 } })
    try {
      await knock(door, 'GET', '/groups')
      assert.equal(door.begun(), 0, 'the public site needs none')
      const [one, same] = await Promise.all([roomOf(door), roomOf(door)])
      assert.deepEqual([one, door.begun()], [same, 1])
      await pause(1_200)
      assert.throws(() => process.kill(one, 0))
      assert.notEqual(await roomOf(door), one)
      assert.equal(door.begun(), 2)
    } finally {
      await door.close()
    }
    assert.ok(!existsSync(door.folder as string), 'and its folder goes with the server')
  })

  it('leaves after its time also while people come, and nobody notices', async () => {
    const door = await openDoorway({ times: { idle: 60_000, oldest: 400, grace: 100 } })
    try {
      const slow = post(door, '/share/x', { do: 'wait', for: '1500' })
      const statuses = new Set<number>()
      const rooms = new Set<number>()
      for (const end = Date.now() + 20_000; rooms.size < 3 && Date.now() < end; ) {
        const heard = await knock(door, 'GET', '/share')
        statuses.add(heard.status)
        rooms.add(echoed(heard).pid)
        await pause(5)
      }
      assert.deepEqual([...statuses], [200])
      assert.equal(rooms.size, 3)
      assert.equal((await slow).status, 200, 'who was being answered is answered')
      assert.deepEqual(door.logged, [])
    } finally {
      await door.close()
    }
  })

  it('ends with the server', async () => {
    const door = await openDoorway()
    const pid = await roomOf(door)
    await door.close()
    for (let n = 0; n < 20; n++) {
      await pause(100)
      try {
        process.kill(pid, 0)
      } catch {
        return
      }
    }
    assert.fail('it lives on')
  })

  it('that was killed is followed by another, and that does not come up is said calmly', async () => {
    const door = await openDoorway()
    try {
      const killed = await roomOf(door)
      process.kill(killed, 'SIGKILL')
      assert.equal((await knock(door, 'GET', '/share')).status === 200 || (await roomOf(door)) !== killed, true)
      assert.notEqual(await roomOf(door), killed)
    } finally {
      await door.close()
    }
    for (const setting of [{ nowhere: true }, { late: 5_000, patience: 300 }]) {
      const shut = await openDoorway(setting)
      try {
        const { status, headers, text } = await knock(shut, 'POST', '/share/x', { body: 'words=canary', headers: urlEncoded })
        assert.deepEqual([status, headers['retry-after']], [503, '30'])
        assert.match(text, /Nothing was sent.*is safe/)
        assert.doesNotMatch(text, /canary/)
        assert.equal((await knock(shut, 'GET', '/groups')).text, 'public')
      } finally {
        await shut.close()
      }
    }
  })

  it('listens at a port of this machine where there is no folder, or none that sockets can lie in', async () => {
    for (const folder of [null, `/nowhere/${'x'.repeat(100)}`]) {
      const door = await openDoorway({ folder })
      try {
        assert.equal((await post(door, '/share/x', { words: 'a' })).status, 200)
      } finally {
        await door.close()
      }
    }
  })
})

describe('who takes a place and does not use it', () => {
  const head = (door: Doorway, more: string) =>
    `POST /share/x HTTP/1.1\r\nhost: ${new URL(door.own).host}\r\nsec-fetch-site: same-origin\r\n${more}\r\n\r\n`
  /** How long a connection lives that sends `first` and then a byte each `every` milliseconds, and what it hears. */
  const holds = (port: number, first: string, every: number, most: number): Promise<{ for: number; heard: string }> =>
    new Promise((done) => {
      const begun = Date.now()
      const socket = connect(port, '127.0.0.1')
      let heard = ''
      socket.write(first)
      const drip = every > 0 ? setInterval(() => socket.write('a'), every) : undefined
      const end = () => {
        clearInterval(drip)
        clearTimeout(patience)
        socket.destroy()
        done({ for: Date.now() - begun, heard })
      }
      const patience = setTimeout(end, most)
      socket.on('data', (bytes) => (heard += bytes.toString('latin1')))
      socket.on('error', () => undefined)
      socket.on('close', end)
    })

  it('H74: is let go, who is merely slow is not', { timeout: 120_000 }, async () => {
    const door = await openDoorway({ second: 20 })
    try {
      const length = 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 60000'
      await knock(door, 'GET', '/share')
      const burst = multipart([{ name: 'file', value: Buffer.alloc(400_000), file: 'a' }], true).toString('latin1')
      const [silent, dripping, refused, hushed] = await Promise.all([
        holds(door.port, `${head(door, length)}words=`, 0, 5_000),
        holds(door.port, `${head(door, length)}words=`, 100, 5_000),
        holds(door.port, `${head(door, length).replace('same-origin', 'cross-site')}words=`, 100, 5_000),
        holds(door.port, head(door, `content-type: ${multipartType['content-type']}\r\ncontent-length: 9000000`) + burst, 0, 5_000),
      ])
      for (const one of [silent, dripping, refused, hushed]) assert.ok(one.for < 2_000, String(one.for))
      assert.equal(first(dripping.heard), 'HTTP/1.1 408 Request Timeout')
      assert.equal(first(refused.heard), 'HTTP/1.1 403 Forbidden')
      const steady = async function* () {
        yield multipart(
          [
            { name: 'ticket', value: await ticketFor(door, '/share/x') },
            { name: 'file', value: '', file: 'a', type: 'image/png' },
          ],
          true,
        )
        for (let n = 0; n < 100; n++) {
          yield Buffer.alloc(pace.least * 2)
          await pause(20)
        }
        yield Buffer.concat([Buffer.from('\r\n'), multipart([])])
      }
      assert.equal((await knock(door, 'POST', '/share/x', { body: steady(), headers: multipartType })).status, 200)
      const dawdling = [
        { name: 'ticket', value: await ticketFor(door, '/share/x') },
        { name: 'do', value: 'stall' },
        { name: 'file', value: Buffer.alloc(5_000_000), file: 'a' },
      ]
      assert.equal(
        (await knock(door, 'POST', '/share/x', { body: multipart(dawdling), headers: multipartType })).status,
        200,
        'time that we take is not theirs',
      )
    } finally {
      await door.close()
    }
  })

  it('H74: a thousand who say nothing are gone in half a minute, and readers read on', { timeout: 120_000 }, async () => {
    const door = await openDoorway()
    assert.equal(door.server.maxConnections, 512)
    const begun = Date.now()
    const idle = Array.from({ length: 1_000 }, (_, n) => {
      const socket = connect(door.port, '127.0.0.1')
      socket.on('error', () => undefined).resume()
      if (n % 200 === 0)
        socket.write('GET /large HTTP/1.1\r\nhost: a\r\n\r\n', () => socket.pause()) // and never reads it
      else if (n % 3 === 1) socket.write('GET /sha')
      else if (n % 3 === 2) socket.write('POST /groups HTTP/1.1\r\nhost: a\r\ncontent-length: 60000\r\n\r\na')
      return socket
    })
    const held = () => new Promise<number>((done) => door.server.getConnections((_, count) => done(count)))
    try {
      while ((await held()) <= 300 && Date.now() - begun < 10_000) await pause(10)
      assert.ok((await held()) > 300)
      while ((await held()) > 0 && Date.now() - begun < 60_000) await pause(200)
      assert.ok(Date.now() - begun <= 30_000, String(Date.now() - begun))
      assert.equal((await knock(door, 'GET', '/groups')).text, 'public')
      assert.equal((await knock(door, 'GET', '/share')).status, 200)
    } finally {
      for (const socket of idle) socket.destroy()
      await door.close()
    }
  })
})

describe('the server itself', () => {
  let clone: Clone
  before(() => {
    clone = cloneOf()
  })
  after(() => clone.remove())
  const serve = async (environment: Record<string, string>) => {
    const { port, letGo } = await takenPort()
    await letGo()
    const served = await clone.serve({ ...clone.keep(join(clone.folder, 'kept', 'history.db')), PORT: String(port), ...environment })
    return { served, door: { port, own: `http://127.0.0.1:${port}` } }
  }

  for (const processes of ['1', '2'])
    it(`opens its room to whoever asks, and shuts it with the rest, with ${processes} serving`, async () => {
      const sockets = join(clone.folder, `sockets-${processes}`)
      mkdirSync(sockets)
      const { served, door } = await serve({ PROCESSES: processes, TMPDIR: sockets })
      for (const path of ['/share', '/ar/return', '/leave']) {
        const { status, headers } = await knock(door, 'GET', path)
        assert.deepEqual([status, headers['cache-control']], [200, 'no-store'], path)
      }
      const setup = /\/setup\/[\w-]{43}/.exec(served.said())?.[0] as string
      const shown = await knock(door, 'GET', setup)
      const ticket = /name="ticket" value="([^"]+)"/.exec(shown.text)?.[1] as string
      const send = () =>
        knock(door, 'POST', setup, {
          body: new URLSearchParams({ ticket, name: 'x', passphrase: 'short' }).toString(),
          headers: urlEncoded,
        })
      assert.match((await send()).text, /at least 15/, 'a ticket is good whichever process is asked')
      assert.doesNotMatch((await send()).text, /at least 15/, 'and spent for all of them')
      served.child.kill('SIGTERM')
      await served.ended
      assert.deepEqual(readdirSync(sockets), [], 'no socket is left')
    })

  it('leaves no room and no socket behind where it is killed', async () => {
    const sockets = join(clone.folder, 'sockets-killed')
    mkdirSync(sockets)
    const { served, door } = await serve({ TMPDIR: sockets })
    assert.equal((await knock(door, 'GET', '/share')).status, 200)
    assert.equal(readdirSync(sockets).length, 1)
    served.child.kill('SIGKILL')
    await served.ended
    for (let n = 0; n < 50 && readdirSync(sockets).length > 0; n++) await pause(100)
    assert.deepEqual(readdirSync(sockets), [])
  })

  it('has no such room under another site’s address', async () => {
    const { served, door } = await serve({ PREFIX: '/history' })
    for (const path of ['/share', '/history/share', '/history/fr/return', '/leave'])
      assert.equal((await knock(door, 'GET', path)).status, 404, path)
    for (const path of ['/share', '/history/share'])
      assert.equal((await knock(door, 'POST', path, { body: 'a=b', headers: urlEncoded })).status, 405, path)
    assert.doesNotMatch(served.said(), /setup/)
    served.child.kill('SIGTERM')
    await served.ended
  })
})
