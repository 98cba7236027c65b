// The machine is taken: everything a teller wrote, named, showed or typed is searched for on a disk that was cut off in the middle of it, and not found.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { engines } from '../databases.ts'
import { begin, type FormFiller, formFiller, sendOff } from '../form-filler.ts'
import { type Clone, cloneOf, takenPort } from '../hard/command-line.ts'
import { whereWords } from './kept-words.ts'
import { places } from './places.ts'
import { jpegWith } from './planted-pictures.ts'

/** Letters alone: a row of digits would be taken for a number to call. */
const canary = (what: string) => `${what}${[...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`
const filesUnder = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => !path.includes('node_modules') && statSync(path).isFile())
const filesWith = (folders: readonly string[], words: string) =>
  folders.flatMap(filesUnder).filter((file) => places(readFileSync(file), words).length > 0)

/** An upload that has begun and does not end: its first bytes are in, the line stays open. */
const uploadHalf = (origin: string, path: string, bytes: Uint8Array) =>
  new Promise<() => void>((begun, fail) => {
    const boundary = 'an-invented-boundary'
    const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${boundary}` }
    const half = request(new URL(path, origin), { method: 'POST', headers })
    half.on('error', () => undefined) // cut off with the server
    half.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="half.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`)
    half.write(bytes, (error) => (error ? fail(error) : setTimeout(() => begun(() => half.destroy()), 1_000)))
  })

const fields = [
  'name',
  'story',
  'told',
  'link',
  'description',
  'filename',
  'picture',
  'credited',
  'decided',
  'added',
  'later',
  'taken',
] as const

/** Tells something with a word of its own in every place that takes one; answers with those words. */
const tell = async (filler: FormFiller, send: boolean): Promise<Record<string, string>> => {
  const own = Object.fromEntries(fields.map((what) => [what, canary(what)])) as Record<(typeof fields)[number], string>
  let { page, digits } = await begin(filler, 'our-history')
  const at = (n: number) => page.url.replace(/\/\d+$/, `/${n}`)
  page = await filler.send(page, '/1', { words: own.name })
  const when = await filler.send(await filler.get(at(3)), '/3', { told: own.told, side: 'after', of: own.told })
  assert.match(when.html, new RegExp(own.told), 'a date is shown as it was read')
  await filler.send(await filler.get(at(4)), '/4', { words: `${own.story} near the river` })
  await filler.send(await filler.get(at(10)), '/10', { words: `https://${own.link}.example` })
  const picture = { field: 'file', name: `${own.filename}.jpg`, type: 'image/jpeg', bytes: await jpegWith(own.picture) }
  const kept = await filler.send(await filler.get(at(11)), '/11', { description: own.description, original: 'yes' }, picture)
  assert.match(kept.html, /data:image\/jpeg/, 'the picture is shown as it is kept')
  if (send) {
    const sent = await sendOff(filler, digits, { 'credit-name': own.credited, decided: own.decided })
    assert.match(sent.html, /It is sent/)
    const state = await filler.send(await filler.get('/return'), '/return', { digits })
    const adding = await filler.get(/href="([^"]*\/add)"/.exec(state.html)?.[1] as string)
    const added = await filler.send(adding, '/add', { more: own.added })
    assert.match(added.html, /It is kept, and goes to the editors/)
    for (const what of ['later', 'taken'] as const) {
      const bytes = await jpegWith(own[what])
      const later = { field: 'file', name: `${own[what]}.jpg`, type: 'image/jpeg', bytes }
      const files = await filler.get(/href="([^"]*\/file)"/.exec(state.html)?.[1] as string)
      const shown = await filler.send(files, '/file', { description: own[what] }, later)
      assert.match(shown.html, /data:image\/jpeg/)
      if (what === 'taken') assert.match((await filler.send(shown, '/file')).html, /It is taken out, and destroyed/)
    }
  }
  return { ...own, digits, 'digits in groups': digits.replace(/(.{4})(?=.)/g, '$1 ') }
}

let clone: Clone
let place: string
before(() => {
  clone = cloneOf()
  place = mkdtempSync(join(tmpdir(), 'ct-seized-'))
})
after(() => {
  clone.remove()
  rmSync(place, { recursive: true, force: true })
})

for (const [name, engine] of engines)
  describe(`a machine taken while people tell, with ${name}`, { skip: engine.skip }, () => {
    it('shows no word, name, picture, file name or receipt of what was sent, begun, or on its way (T1)', async () => {
      const { at, drop } = await engine.fresh()
      const temporary = join(place, `${name} temporary`)
      const data = name === 'SQLite' ? dirname(at) : join(place, 'data')
      mkdirSync(temporary)
      const environment = { ...clone.keep(at), DATA: data, TMPDIR: temporary, WORDS_REVIEWED: 'en: An invented speaker' }
      await clone.run(['publish'], environment)
      const typed = join(place, 'typed')
      writeFileSync(typed, 'lantern gravel otter seven mild\n')
      const setup = await clone.run(['setup', join(place, `${name} keys`), 'first'], environment, `exec < '${typed}'`)
      assert.equal(setup.code, 0, setup.said)
      const { port, letGo } = await takenPort()
      await letGo()
      const served = await clone.serve({ ...environment, PORT: String(port) })
      const origin = `http://localhost:${port}`

      const sent = await tell(formFiller(origin), true)
      const begun = await tell(formFiller(origin), false)
      const half = canary('half')
      const { page } = await begin(formFiller(origin), 'something-made')
      const hangUp = await uploadHalf(origin, page.url, Buffer.from(`\xff\xd8\xff\xe1${half} `.repeat(40_000), 'latin1'))
      const backup = join(data, 'a-backup.gz')
      const backed = await clone.run(['backup', backup], environment)
      assert.equal(backed.code, 0, backed.said)

      const folders = [data, temporary, clone.folder]
      served.child.kill('SIGKILL')
      await served.ended
      hangUp()
      writeFileSync(join(data, 'planted'), Buffer.from(`a line with ${sent.story}`).toString('base64'))
      assert.deepEqual(filesWith(folders, sent.story as string), [join(data, 'planted')], 'what is planted is found, and nothing else')
      rmSync(join(data, 'planted'))
      const found: string[] = []
      for (const [what, words] of [...Object.entries(sent), ...Object.entries(begun), ['half an upload', half] as const]) {
        found.push(...filesWith(folders, words).map((file) => `${what} in ${file}`))
        found.push(...(await whereWords(at, words)).map((file) => `${what} in ${file}`))
        if (places(Buffer.from(served.said()), words).length > 0) found.push(`${what} in what was printed`)
      }
      assert.deepEqual(found, [])
      await drop()
    })
  })
