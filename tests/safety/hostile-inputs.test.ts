// The table of hostile inputs, by the numbers of its rows, driven over every address of every surface: nothing runs, nothing breaks, nothing is changed.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { changeTerms, wayOf } from '../../src/actions/add-to-telling.ts'
import { keepTerms } from '../../src/actions/keep-answer.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { sealWords } from '../../src/sealing/letters.ts'
import type { ReceiptKey } from '../../src/sealing/receipt-key.ts'
import { putLetter } from '../../src/store/sealed/inboxes.ts'
import { locales } from '../../src/web/pages/locales.ts'
import { invent, keepingFor, publishAll, root, saying, text } from '../builders.ts'
import { speak } from '../site/site.ts'
import { consentOf, draftOf, sendDraft, today } from '../tellers.ts'
import { activeIn } from './active.ts'
import { type Heard, openWholeSite, sealedNow, type WholeSite } from './whole-site.ts'

/** Rows that say what somebody writes: each is written into every field of every form, and stands on every page as words. */
const written: Record<string, readonly string[]> = {
  H1: ['<script>alert(1)</script>', '<ScRiPt src=//evil.example/x.js></ScRiPt>'],
  H2: ['"><img src=x onerror=alert(1)>', "' autofocus onfocus=alert(1) x='", '`"\'><svg/onload=alert(1)>'],
  H3: ['[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1)) [x](&#106;avascript:alert(1)) [x](java&Tab;script:alert(1))'],
  H4: ['[x](data:text/html,<b>) [x](vbscript:x) [x](blob:x) [x](file:///etc/passwd)'],
  H5: ['![x](http://evil.example/p.gif)'],
  H6: ['[x](//evil.example) [x](/\\evil.example)'],
  H7: [
    '<iframe srcdoc="<b>"></iframe><form action=//evil.example><base href=//evil.example><meta http-equiv=refresh content=0><style>@import "//evil.example"</style>',
  ],
  H8: [
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  ],
  H9: ['<a id=__proto__ name=getElementById></a><form name=body><input name=attributes></form>'],
  H10: ['</title></textarea>]]></script>--><img src=x onerror=alert(1)>\u2028\u2029'],
  H11: ['javascript:alert(1)', ' jav\tascript:alert(1)'],
  H12: ['red;background:url(//evil.example)'],
  H14: ['1984-<script>', `Y${'400'.repeat(9)}`, '[1667,'.repeat(40)],
  H28: ['a\r\nSet-Cookie: x=1\r\nX-Evil: 1\r\n\r\n<b>'],
  H51: ["'; DROP TABLE statement;--", '" OR 1=1', '%_%', 'id;--'],
  H54: ['gpj\u202eexe.\u2066hidden\u2069\u202c'],
  H57: [`e${'\u0301'.repeat(600)}`],
  H60: ['__proto__', 'constructor.prototype', '[object Object]', '{"__proto__":{"x":1}}'],
  H65: ['//evil.example', '/\\evil.example', 'https:evil.example', '%0d%0aLocation: //evil.example'],
  H75: ['\n2026-11-23 admin login ok\n'],
  H79: ['<h1>Invented</h1> \u05d0 \u0627 #set page(1) \\input{x} <?xml?><!DOCTYPE x>'],
}

const sampleOf = (row: string) => written[row]?.[0] as string

/** Rows of this version that other tests hold, each named there. */
const heldElsewhere: Record<string, string> = {
  H13: 'tests/safety/hostile-files.test.ts',
  H17: 'tests/safety/hostile-files.test.ts',
  H19: 'tests/safety/hostile-files.test.ts',
  H20: 'tests/safety/hostile-files.test.ts',
  H21: 'tests/safety/hostile-files.test.ts',
  H22: 'tests/safety/hostile-files.test.ts',
  H23: 'tests/safety/hostile-files.test.ts',
  H24: 'tests/safety/hostile-files.test.ts',
  H25: 'tests/safety/hostile-files.test.ts',
  H26: 'tests/safety/hostile-files.test.ts',
  H27: 'tests/safety/hostile-files.test.ts',
  H35: 'tests/safety/desk.test.ts',
  H36: 'tests/safety/desk.test.ts',
  H37: 'tests/safety/desk.test.ts',
  H40: 'tests/safety/matrix.test.ts',
  H42: 'tests/safety/flood.test.ts',
  H43: 'tests/safety/timing.test.ts',
  H44: 'src/sealing/receipt.test.ts',
  H45: 'tests/safety/desk.test.ts',
  H46: 'src/sealing/hashing.test.ts',
  H47: 'tests/safety/desk.test.ts',
  H49: 'tests/safety/double-click.test.ts',
  H50: 'tests/safety/withdraw-telling.test.ts',
  H59: 'src/contributions/warnings.test.ts',
  H67: 'tests/safety/door.test.ts',
  H71: 'tests/site/freshness.test.ts',
  H74: 'tests/safety/door.test.ts',
  H77: 'src/web/share/sending.test.ts',
  H78: 'tests/hard/killed.test.ts',
  H80: 'tests/safety/rogue-reader.test.ts',
}

/** Rows of what is not here yet: publishing from the desk, reading the whole with its search and map, and what goes out in other forms. */
const later: Record<string, string> = {
  H15: 'the map: no field takes coordinates',
  H48: 'the desk: nobody publishes from a contribution',
  H52: 'search',
  H56: 'the desk: addresses come with the collection alone',
  H58: 'the desk: prose knows names of records and no Markdown',
  H63: 'the exchange: no XML is read',
  H64: 'the exchange: no CSV is written',
}

/** Rows that say how it is sent; the tests below are named by them. */
const sent = [
  'H16',
  'H18',
  'H29',
  'H30',
  'H31',
  'H32',
  'H33',
  'H34',
  'H38',
  'H39',
  'H41',
  'H53',
  'H55',
  'H61',
  'H62',
  'H66',
  'H68',
  'H69',
  'H70',
  'H72',
  'H73',
  'H76',
]

/** Every address with some of the ways, another some for the next: every way meets many addresses, and every address meets the row. */
const inTurn = <T>(paths: readonly string[], ways: readonly T[], some: number): { path: string; one: T }[] =>
  paths.flatMap((path, n) => Array.from({ length: some }, (_, k) => ({ path, one: ways[(n * some + k) % ways.length] as T })))

const roomHead: Record<string, RegExp> = {
  'cache-control': /^no-store$/,
  'content-security-policy': /^default-src 'none';(?!.*unsafe)(?!.*script-src)(?=.*form-action 'self')(?=.*frame-ancestors 'none')/,
}
const publicHead: Record<string, RegExp> = {
  'content-security-policy': /^default-src 'none';(?!.*unsafe)(?!.*script-src)(?=.*form-action 'none')(?=.*frame-ancestors 'none')/,
}
const everyHead: Record<string, RegExp> = {
  'referrer-policy': /^same-origin$/,
  'x-content-type-options': /^nosniff$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
}
const neverThere = ['set-cookie', 'x-evil', 'access-control-allow-origin', 'refresh', 'server', 'x-powered-by', 'room-tried']
const innards = /\n\s+at [\w<.]|node_modules|\/src\/|\.tsx?:\d|SQLITE|SqliteError|kysely|TypeError|undefined is not|\[object Promise\]/

describe('the search for what runs in a page', () => {
  it('finds what is planted, and leaves alone what is only shown', () => {
    for (const planted of [
      '<script>',
      '<img src=x onerror=alert(1)>',
      '<svg/onload=alert(1)>',
      '<a href="javascript:x">',
      '<a href="&#106;avascript:x">',
      '<form action="//evil">',
      '<iframe srcdoc="">',
      '<meta http-equiv="refresh">',
      '<base href=/>',
      '<img src="http://evil">',
      '<button formaction="https://evil">',
      '<a href="/\\evil">',
      "<p onclick='x'>",
    ])
      assert.ok(activeIn(`<p>${planted}</p>`).length > 0, planted)
    const shown =
      '<a href="/groups">&lt;script&gt; onerror=</a><form action="/share"><input value="&quot;&gt;&lt;img onerror=x"></form><a href="https://example.org">x</a>'
    assert.deepEqual(activeIn(shown), [])
  })
})

describe('hostile inputs, over every address', () => {
  let site: WholeSite
  let draft: ReceiptKey
  let telling: ReceiptKey
  let routes: Record<(typeof locales)[number], { public: string[]; room: string[] }>
  /** The names of all fields of all forms. */
  const fields = new Set<string>()

  const ask = async (path: string, init: RequestInit = {}): Promise<Heard> => {
    const response = await fetch(site.own + path, { redirect: 'manual', ...init })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const ownPage = () => ({ origin: site.own, 'sec-fetch-site': 'same-origin' })
  /** What holds for every answer there is. */
  const calm = (what: string, { status, headers, text: body }: Heard, promised: Record<string, RegExp> = {}) => {
    assert.ok(status < 500, `${what}: ${status}`)
    for (const [name, like] of Object.entries({ ...everyHead, ...promised }))
      assert.match(headers.get(name) ?? '', like, `${what}: ${name}`)
    for (const name of neverThere) assert.equal(headers.get(name), null, `${what}: ${name}`)
    assert.doesNotMatch(body, innards, what)
    assert.match(headers.get('location') ?? '/', /^\/(?![/\\])/, what)
    if ((headers.get('content-type') ?? 'text/html').startsWith('text/html')) assert.deepEqual(activeIn(body), [], what)
  }
  const room = (what: string, heard: Heard) => calm(what, heard, roomHead)
  /** Some at once: a browser would not wait for each. */
  const each = async <T>(all: readonly T[], work: (one: T) => Promise<void>) => {
    const left = [...all]
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
      }),
    )
  }
  /** Opens what was kept, but nothing that would end it. */
  const openedFor = (path: string) => {
    if (/(take-back|throw-away|hide|show|remove)$/.test(path.split('?', 1)[0] as string)) return 'x'
    return site.pass.opened(/return/.test(path) ? telling : draft)
  }
  const send = (path: string, filled: Readonly<Record<string, string>>) =>
    ask(path, {
      method: 'POST',
      headers: ownPage(),
      body: new URLSearchParams({ ...filled, nickname: '', ticket: site.ticket(path), opened: openedFor(path) }),
    })
  /** What every field of every form was answered with: each holds another of the payloads, and another in each round. */
  const sendEverywhere = async (payloads: readonly string[], rounds: number): Promise<string[]> => {
    const heard: string[] = []
    const turns = routes.en.room.flatMap((path, n) => Array.from({ length: rounds }, (_, round) => ({ path, from: n + round * 7 })))
    await each(turns, async ({ path, from }) => {
      const filled = Object.fromEntries([...fields].map((name, n) => [name, payloads[(n + from) % payloads.length] as string]))
      const answer = await send(path, filled)
      room(path, answer)
      heard.push(answer.text)
    })
    return heard
  }
  const unchanged = async (work: () => Promise<void>) => {
    const before = createHash('sha256')
      .update(await sealedNow(site.store))
      .digest('hex')
    await work()
    assert.equal(
      createHash('sha256')
        .update(await sealedNow(site.store))
        .digest('hex'),
      before,
      'something was written',
    )
    assert.equal((await ask('/groups')).status, 200)
    assert.equal((await ask('/share')).status, 200)
    assert.deepEqual(site.failed, [])
  }

  before(async () => {
    site = await openWholeSite()
    const { store, desk, pass } = site
    draft = await draftOf(store, 'An invented beginning.', Buffer.from('a picture'))
    telling = await draftOf(store, 'Told.')
    await sendDraft(store, desk, telling)
    const source = invent('source', 'invented-source', 'An invented source')
    const group = invent('group', 'invented-union', 'Invented Union', source.id)
    await publishAll(store, source.change(), group.change())
    await keepTerms(store, draft, consentOf(), today)
    const handle = pass.handle({ inbox: draft, sharing: 'our-history', about: null })
    const changing = pass.changing({ once: 'x', sharing: 'our-history', about: null, question: 'began', letter: 1, lang: '' })
    const way = await wayOf(store.sealed, telling)
    assert.ok(way)
    const further = Object.fromEntries(
      ['add', 'answer-1', 'words-2', 'file'].map((to) => [
        to,
        pass.further({ inbox: telling, ...way, to, words: to === 'words-2' ? 'x' : null }),
      ]),
    )
    routes = Object.fromEntries(
      locales.map((language) => [language, site.routes(language, { handle, further, changing, record: 'groups/invented-union' })]),
    ) as typeof routes
    const collect = ({ text: body }: Heard) => {
      for (const [, name] of body.matchAll(/<(?:input|textarea|select|button)\b[^>]*\sname="([^"]+)"/g)) fields.add(name as string)
    }
    for (const path of routes.en.room) {
      collect(await ask(path))
      collect(await send(path, { sharing: 'our-history' }))
    }
    assert.ok(fields.size > 30 && fields.size < 90, String([...fields]))
    for (const known of ['digits', 'words', 'told', 'credit-name', 'more', 'passphrase', 'again-word', 'ticket', 'opened'])
      assert.ok(fields.has(known), known)
  })
  after(() => site.close())

  it('names every row of the table: driven here, held by a test that names it, or of something that is not here yet', () => {
    const own = readFileSync(join(root, 'tests/safety/hostile-inputs.test.ts'), 'utf8')
    const rows = [...Object.keys(written), ...Object.keys(heldElsewhere), ...Object.keys(later), ...sent]
    assert.deepEqual(
      rows.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))),
      Array.from({ length: 80 }, (_, n) => `H${n + 1}`),
      'each once',
    )
    for (const row of sent) assert.match(own, new RegExp(`it\\('[^']*\\b${row}\\b`), row)
    for (const [row, file] of Object.entries(heldElsewhere)) {
      assert.ok(existsSync(join(root, file)), file)
      assert.match(readFileSync(join(root, file), 'utf8'), new RegExp(`\\b${row}\\b`), `${file} names ${row}`)
    }
  })

  describe('what is written into every field of every form', () => {
    let heard: string[] = []
    before(async () => {
      heard = await sendEverywhere(Object.values(written).flat(), 2)
      heard.push((await send('/share/look', {})).text)
    })
    for (const [row, payloads] of Object.entries(written))
      it(`${row}: is words, and ${payloads.length > 1 ? 'each of them' : 'it'} stands on no page as anything else`, () => {
        for (const payload of payloads) {
          if (/[<>"]/.test(payload)) assert.ok(!heard.some((page) => page.includes(payload)), payload)
          assert.deepEqual(site.failed, [])
        }
      })
  })

  it('H1, H10, H54, H79: what was kept is kept as it was written, and shown in every language as words', async () => {
    const everything = Object.values(written).flat().join('\n')
    const step = routes.en.room.find((path) => path.includes('/4?')) as string
    assert.equal((await send(step, { words: everything })).status, 303)
    const kept = await openDraft(site.store.sealed, draft)
    assert.ok(kept.is === 'draft')
    const answers = [...kept.draft.answers.values()].map(({ words }) => words ?? '')
    assert.ok(answers.some((words) => ['H1', 'H7', 'H51'].every((row) => words.includes(sampleOf(row)))))
    for (const kind of ['question', 'words'] as const) {
      const letter = await sealWords({ text: everything }, [telling.recipient])
      await site.store.change(async (tx) => void (await putLetter(tx, telling.lookup, kind, letter)))
    }
    await changeTerms(site.store, telling, consentOf({ credit: 'chosen', 'credit-name': sampleOf('H2') }), keepingFor(site.store))
    for (const language of locales) {
      const base = language === 'en' ? '' : `/${language}`
      for (const path of [`${base}/share/look`, `${base}/return/terms`, `${base}/return/go-on`, `${base}/return/change`]) {
        const heard = await send(path, {})
        room(path, heard)
        assert.ok(heard.status < 500)
        if (path.endsWith('look')) assert.match(heard.text, /&lt;script&gt;alert\(1\)/)
        if (path.endsWith('go-on')) assert.match(heard.text, /&lt;iframe srcdoc=/)
      }
    }
  })

  it('H1, H2, H11, H54, H79: what was published is words on every public page, in the feed and in JSON, in every language', async () => {
    const everything = Object.values(written)
      .flat()
      .filter((one) => one.length < 200)
      .join(' ')
      .replaceAll('\r', '')
    const source = invent('source', 'hostile-source', everything.slice(0, 900))
    const group = invent('group', 'hostile-group', `${sampleOf('H54')} ${everything.slice(0, 900)}`, source.id)
    group.say('did', text(everything), { note: everything, madeBy: sampleOf('H2') })
    group.say('paragraph', {
      kind: 'prose',
      order: 0,
      lang: 'en',
      text: `[[${group.id}|${sampleOf('H2').replaceAll(']', '')}]] ${everything.replaceAll('[[', '')}`,
    })
    for (const href of [
      'javascript:alert(1)',
      '//evil.example',
      'data:text/html,x',
      'https://example.org/"><script>alert(1)</script>',
      'JaVaScRiPt:alert(1)',
    ])
      group.say('link', { kind: 'link', href })
    const quoted = group.change()
    await publishAll(
      site.store,
      source.change(),
      {
        ...quoted,
        evidence: quoted.evidence.map((row) => ({ ...row, place: everything.slice(0, 200), quotation: everything, lang: 'en' })),
      },
      saying(group.id, 'did', text('plain'), source.id),
    )
    for (const language of locales)
      await each(
        site.routes(language, { handle: 'x', further: {}, changing: 'x', record: 'groups/hostile-group' }).public,
        async (path) => {
          const heard = await ask(path)
          calm(path, heard, publicHead)
          if (!path.includes('atom')) assert.doesNotMatch(heard.text, /<title>[^<]*[\u202a-\u202e]/, `${path}: a title turned round`)
          if (heard.headers.get('content-type')?.startsWith('application/json')) assert.doesNotThrow(() => JSON.parse(heard.text))
          if (heard.headers.get('content-type')?.startsWith('application/atom'))
            assert.deepEqual(heard.text.match(/<script|<img|<iframe|]]>/gi), null, path)
        },
      )
    assert.match((await ask('/groups/hostile-group')).text, /&lt;script&gt;alert\(1\)/)
  })

  it('H16: no address that somebody wrote is fetched', async () => {
    let asked = 0
    const listener = createServer((_, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening))
    const { port } = listener.address() as AddressInfo
    await sendEverywhere([`http://127.0.0.1:${port}/x.png`, `//127.0.0.1:${port}/x`, `![x](http://localhost:${port}/)`], 1)
    await fetch(`http://127.0.0.1:${port}/`)
    listener.closeAllConnections()
    await new Promise((closed) => listener.close(closed))
    assert.equal(asked, 1, 'ours alone')
  })

  it('H55: letters that are joined stay joined', async () => {
    const joined = 'می\u200cخواهم क्\u200dष 👩\u200d👧'
    const step = routes.en.room.find((path) => path.includes('/4?')) as string
    assert.equal((await send(step, { words: joined })).status, 303)
    const kept = await openDraft(site.store.sealed, draft)
    assert.ok(kept.is === 'draft' && [...kept.draft.answers.values()].some(({ words }) => words === joined))
  })

  it('H41: one number reaches nothing of another', async () => {
    const other = await draftOf(site.store, 'Of somebody else.', Buffer.from('their picture'))
    const theirs = await openDraft(site.store.sealed, other)
    assert.ok(theirs.is === 'draft')
    const [file] = theirs.draft.files
    await send('/share/look', {}) // answers that were said anew go now
    await unchanged(async () => {
      const opened = site.pass.opened(draft)
      const added = site.pass.added({ lookup: other.lookup, files: [{ id: file?.id as string, letter: file?.letter as number }] })
      // A page on which exact words are answered speaks for itself: its address alone says what it may add, and to what.
      const own = /(take-back|throw-away|hide|show)$|\/[148]1?\?keep|\/words-\d+\?/
      for (const path of routes.en.room.filter((one) => !own.test(one))) {
        const body = new URLSearchParams({
          ticket: site.ticket(path),
          opened,
          file: file?.id as string,
          letter: String(file?.letter),
          to: '1',
          added,
          act: 'remove',
        })
        room(path, await ask(path, { method: 'POST', headers: ownPage(), body }))
      }
    })
  })

  it('H18, H29, H30, H53, H61: a body that no form makes is refused at every address, and changes nothing', async () => {
    const form = 'application/x-www-form-urlencoded'
    const parts = 'multipart/form-data; boundary=b'
    const part = (name: string, value: string) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const bodies: Record<string, [number, string, string | Buffer, Record<string, string>?]> = {
      'H18 packed': [415, form, 'a=b', { 'content-encoding': 'gzip' }],
      'H29 too long': [413, form, `words=${'a'.repeat(64 * 1024)}`],
      'H29 one field too long': [413, parts, `${part('words', 'a'.repeat(160_001))}--b--\r\n`],
      'H30 many fields': [400, form, 'a=b&'.repeat(5_000)],
      'H30 many parts': [400, parts, `${part('a', 'b').repeat(200)}--b--\r\n`],
      'H30 a long name': [400, form, `${'n'.repeat(10_000)}=a`],
      'H30 no boundary': [400, 'multipart/form-data', part('a', 'b')],
      'H30 no end': [400, parts, part('a', 'b')],
      'H30 nested': [
        400,
        parts,
        '--b\r\ncontent-disposition: form-data; name="a"\r\ncontent-type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--\r\n',
      ],
      'H53 NUL': [400, form, 'words=a%00b'],
      'H53 no UTF-8': [400, form, 'words=%ff%c3%28'],
      'H53 a lone surrogate': [400, form, 'words=%ed%a0%80'],
      'H53 no character': [400, form, 'words=%ef%bf%be'],
      'H61 deep JSON': [415, 'application/json', '['.repeat(50_000)],
      'H61 JSON of a prototype': [415, 'application/json', '{"__proto__":{"x":1},"a":1,"a":1e400}'],
      'H61 XML': [415, 'text/xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    }
    const rows = ['H18', 'H29', 'H30', 'H53', 'H61'].map((row) => Object.entries(bodies).filter(([what]) => what.startsWith(row)))
    await unchanged(() =>
      each(
        rows.flatMap((row) => inTurn(routes.en.room, row, 1)),
        async ({ path, one: [what, [status, type, body, more]] }) => {
          const heard = await ask(path, { method: 'POST', headers: { ...ownPage(), ...more, 'content-type': type }, body })
          room(`${what} ${path}`, heard)
          // The page of the one-time link says the same of everything that is no form of its own.
          assert.equal(heard.status, path.startsWith('/setup/') ? 403 : status, `${what} ${path}`)
        },
      ),
    )
    assert.equal(({} as Record<string, unknown>).x, undefined)
  })

  it('H31, H33, H34: a form of another site’s, or of nobody’s, is refused at every address, and changes nothing', async () => {
    const froms: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: site.own, 'sec-fetch-site': 'cross-site' },
      { origin: site.own, 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example', 'content-type': 'application/json' },
    ]
    await unchanged(() =>
      each(inTurn(routes.en.room, froms, 2), async ({ path, one: from }) => {
        const opened = site.pass.opened(path.includes('return') ? telling : draft)
        const body = new URLSearchParams({ ticket: site.ticket(path), opened, words: 'from elsewhere', act: 'on' })
        const heard = await ask(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...from },
          body: body.toString(),
        })
        room(`${JSON.stringify(from)} ${path}`, heard)
        assert.equal(heard.status, 403, `${JSON.stringify(from)} ${path}`)
      }),
    )
  })

  it('H31: a form of ours without its ticket, or with another form’s, opens nothing and changes nothing', async () => {
    await unchanged(() =>
      each(inTurn(routes.en.room, ['', 'x', '__proto__', site.ticket('/share/none')], 1), async ({ path, one: ticket }) => {
        const opened = site.pass.opened(path.includes('return') ? telling : draft)
        const heard = await ask(path, {
          method: 'POST',
          headers: ownPage(),
          body: new URLSearchParams({ ticket, opened, more: 'a', words: 'a', sharing: 'our-history' }),
        })
        room(path, heard)
        assert.doesNotMatch(heard.text, /name="opened" value/, `${path} opens nothing`)
      }),
    )
  })

  it('H32: no method but a form’s does anything, at any address, and reading changes nothing', async () => {
    await unchanged(async () => {
      for (const surface of ['room', 'public'] as const)
        await each(
          inTurn(routes.en[surface], ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', ...(surface === 'public' ? ['POST'] : [])], 1),
          async ({ path, one: method }) => {
            const heard = await ask(path, { method, headers: ownPage() })
            calm(`${method} ${path}`, heard, surface === 'room' ? roomHead : publicHead)
            assert.equal(heard.status, 405, `${method} ${path}`)
            assert.match(heard.headers.get('allow') ?? '', /^GET, HEAD/)
          },
        )
      await each([...routes.en.room, ...routes.en.public], async (path) => {
        const disguised = { 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' }
        const opened = encodeURIComponent(site.pass.opened(telling))
        const heard = await ask(
          `${path}${path.includes('?') ? '&' : '?'}_method=POST&act=on&more=a&opened=${opened}&ticket=${site.ticket(path)}`,
          { headers: disguised },
        )
        calm(path, heard)
        assert.ok([200, 401, 403, 404].includes(heard.status), `${path} ${heard.status}`)
      })
    })
  })

  it('H38, H39, H66, H68, H70: what a request says of itself is repeated nowhere and believed nowhere', async () => {
    const canary = 'canary-4e7'
    const told = Object.fromEntries(
      [
        'x-forwarded-host',
        'forwarded',
        'x-original-url',
        'x-rewrite-url',
        'x-host',
        'x-forwarded-prefix',
        'x-forwarded-proto',
        'x-forwarded-for',
        'cookie',
        'referer',
        'user-agent',
      ].map((name) => [name, canary]),
    )
    await unchanged(() =>
      each([...routes.en.room, ...routes.en.public], async (path) => {
        const strange = await ask(path, { headers: { ...told, 'accept-language': 'ru', 'door-lane': 'flood', 'door-receipts-in': '900' } })
        const plain = await ask(path)
        calm(path, strange)
        const bare = ({ text: body }: Heard) => body.replace(/name="ticket" value="[^"]*"/g, '')
        assert.doesNotMatch(strange.text + JSON.stringify([...strange.headers]), new RegExp(canary), path)
        assert.deepEqual([strange.status, bare(strange)], [plain.status, bare(plain)], path)
        assert.match(strange.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
      }),
    )
    for (const path of routes.en.room)
      assert.match(
        await speak(site.port, `GET ${path} HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n`),
        /^HTTP\/1\.1 421 /,
        path,
      )
  })

  it('H69, H72, H76: addresses that climb, pretend or are none of ours: a calm page, kept by no cache where it could be a teller’s', async () => {
    const ends = [
      '/a.css',
      '.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '%00',
      '/%252e%252e',
      '\\..\\x',
      '//evil.example',
      ';a=b',
      '/__proto__',
      '/constructor',
      '%ff',
      `/${'a'.repeat(900)}`,
    ]
    await unchanged(() =>
      each(
        inTurn([...routes.en.room, ...routes.en.public], ends, 2).map(({ path, one }) => `${path.split('?', 1)[0]}${one}`),
        async (path) => {
          const heard = await speak(site.port, `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${site.port}\r\nconnection: close\r\n\r\n`)
          assert.match(heard, /^HTTP\/1\.1 (200|301|400|401|404|414) /, path)
          assert.doesNotMatch(heard, innards, path)
          assert.doesNotMatch(heard, /^set-cookie|"dependencies"|root:/im, path)
          if (/^\/(share|return|leave|setup|desk)[/?]/.test(path)) assert.match(heard, /\r\ncache-control: no-store\r\n/i, path)
        },
      ),
    )
  })

  it('H62, H73: heads that two servers could read differently, or that are named like parts of an object, at every address', async () => {
    const host = `host: 127.0.0.1:${site.port}\r\n`
    const everywhere = [...routes.en.room, ...routes.en.public]
    const heads: [RegExp, string][] = [
      [/^HTTP\/1\.1 (200|40[134]) /, `${host}__proto__: a\r\nconstructor: b\r\n__proto__: c\r\nconnection: close\r\n\r\n`],
      [/^HTTP\/1\.1 400 /, `${host}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
      [/^HTTP\/1\.1 400 /, `${host}content-length: 4\r\ncontent-length: 5\r\n\r\nabcde`],
      [/^HTTP\/1\.1 400 /, `${host}host: evil.example\r\n\r\n`],
      [/^HTTP\/1\.1 400 /, `${host}x: a\r\n b\r\n\r\n`],
      [/^HTTP\/1\.1 400 /, `${host}x: a\ny: b\r\n\r\n`],
      [/^HTTP\/1\.1 431 /, `${host}x: ${'a'.repeat(20_000)}\r\n\r\n`],
    ]
    await unchanged(() =>
      each([...inTurn(everywhere, heads.slice(0, 1), 1), ...inTurn(everywhere, heads.slice(1), 1)], async ({ path, one: [like, head] }) => {
        const heard = await speak(site.port, `GET ${path} HTTP/1.1\r\n${head}`)
        assert.match(heard.slice(0, 40), like, `${path} ${head.slice(0, 80)}`)
        assert.doesNotMatch(heard, innards)
      }),
    )
  })

  it('and nothing of all this was written to a log, or failed', () => {
    assert.deepEqual(site.failed, [])
    assert.deepEqual(site.logged, [])
  })
})
