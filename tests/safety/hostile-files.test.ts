// Hostile files, row by row of the threat model: what is refused, by which reason, and that what is kept says nothing beside what it shows.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import exifr from 'exifr'
import { PDFDocument } from 'mupdf'
import sharp from 'sharp'
import { largest } from '../../src/stripping/recognising.ts'
import type { Refusal } from '../../src/stripping/refusal.ts'
import { admit, strip as ofTheSource } from '../../src/stripping/strip.ts'
import type { Picture, Stripped, Upload } from '../../src/stripping/upload.ts'
import { places } from './places.ts'
import { openTextWith, pdfOfPicture, pdfWith, wordText, wordTextWith, zipOf } from './planted-documents.ts'
import { gifWith, jpegWith, noise, pngChunk, pngOfSize, pngWith, webpWith } from './planted-pictures.ts'
import * as sounds from './planted-sounds.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Compiled, as a server runs it: no process that decodes has to bring a loader in first. */
const outdir = join(root, `build/tried-${process.pid}`)
await build({
  absWorkingDir: root,
  entryPoints: ['strip', 'decoding', 'apart'].map((name) => `src/stripping/${name}.ts`),
  outdir,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
})
const compiled = (name: string) => import(pathToFileURL(join(outdir, `${name}.js`)).href)
const { strip } = (await compiled('strip')) as typeof import('../../src/stripping/strip.ts')
const { decode } = (await compiled('decoding')) as typeof import('../../src/stripping/decoding.ts')
after(() => rmSync(outdir, { recursive: true, force: true }))

const words = 'Cinnabar Celik 37'
const latin = (text: string) => Buffer.from(text, 'latin1')

/** As it comes from where it waits: in pieces, each a copy that may be wiped. */
const uploadOf = (bytes: Buffer, size = bytes.length): Upload => ({
  size,
  read: async function* () {
    for (let at = 0; at < bytes.length; at += 50_000) yield Buffer.from(bytes.subarray(at, at + 50_000))
  },
})
const stripped = (bytes: Buffer) => strip(uploadOf(bytes))

const bytesOf = async (outcome: Stripped): Promise<Buffer> => {
  if (outcome.is === 'refused') assert.fail(outcome.because)
  if (outcome.is === 'words') return Buffer.from(outcome.text)
  if (outcome.is !== 'sound') return outcome.bytes
  const pieces: Uint8Array[] = []
  for await (const piece of outcome.read()) pieces.push(piece)
  assert.equal(Buffer.concat(pieces).length, outcome.size)
  return Buffer.concat(pieces)
}
const picture = async (bytes: Buffer): Promise<Picture> => {
  const outcome = await stripped(bytes)
  return outcome.is === 'picture' ? outcome : assert.fail(JSON.stringify(outcome))
}
const refuses = async (bytes: Buffer, because: Refusal) => assert.deepEqual(await stripped(bytes), { is: 'refused', because })
const firstDot = async (bytes: Buffer) => [...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)]

/** Programs started by this one that are still there. */
const children = () =>
  readdirSync(`/proc/${process.pid}/task`).flatMap((task) => {
    const at = `/proc/${process.pid}/task/${task}/children`
    return existsSync(at) ? readFileSync(at, 'utf8').split(' ').filter(Boolean) : []
  })

describe('hostile files', () => {
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"${inside}</svg>`
  for (const [name, text] of Object.entries({
    'SVG with a program': svg(' onload="alert(1)">'),
    'SVG that brings data in': svg('><use href="data:image/svg+xml;base64,PHN2Zz4="/>'),
    'SVG with a page in it': svg('><foreignObject><body/></foreignObject>'),
    'SVG with an entity': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('><text>&x;</text>')}`,
    'SVG behind spaces and a mark': `\xef\xbb\xbf \n<!-- a -->${svg('>')}`,
    'a web page': '<!doctype html><script>alert(1)</script>',
  }))
    it(`H13: ${name} is refused`, () => refuses(latin(text), 'web-page'))

  for (const [name, bytes] of Object.entries({
    'a ZIP': zipOf({ 'a.jpg': 'x' }),
    'an empty ZIP': Buffer.concat([latin('PK\x05\x06'), Buffer.alloc(18)]),
    'a 7z': latin("7z\xbc\xaf'\x1c\0\x04"),
    'a tar': Buffer.concat([Buffer.alloc(257), latin('ustar\x0000'), Buffer.alloc(300)]),
    'a gzip': gzipSync('x'),
    'an xz': latin('\xfd7zXZ\0\0'),
    'a bzip2': latin('BZh91AY&SY'),
    'a RAR': latin('Rar!\x1a\x07\0'),
    'a Zstandard': latin('\x28\xb5\x2f\xfd\0'),
    'a presentation': zipOf({ 'ppt/presentation.xml': '<a/>', '[Content_Types].xml': '<Types/>' }),
    'a book of another kind': zipOf({ mimetype: 'application/epub+zip', 'content.xml': '<a/>' }),
  }))
    it(`H17: ${name} is refused by what it is`, () => refuses(bytes, 'archive'))

  it('H17: of a Word text and an OpenDocument text the words stay, and nothing that was deleted, hidden, remarked or packed with them', async () => {
    for (const made of [wordTextWith, openTextWith]) {
      const bytes = made(words, 'We met &amp; ate.')
      assert.notDeepEqual(places(bytes, words), [])
      assert.deepEqual(await stripped(bytes), { is: 'words', text: 'We met & ate.' })
    }
  })

  it('H17: a text with a document type, an entity or broken marks is refused; so is one without words', async () => {
    const said = '<w:p><w:r><w:t>&x;</w:t></w:r></w:p>'
    await refuses(wordText(said, '<!DOCTYPE w [<!ENTITY x "words">]>'), 'broken')
    await refuses(wordText('<w:p/>', '<!DOCTYPE w SYSTEM "http://127.0.0.1/x">'), 'broken')
    await refuses(wordText(said), 'broken')
    await refuses(wordText('<w:p><w:r>'), 'broken')
    await refuses(wordText('<w:p/>'), 'no-words')
  })

  it('H18: a text that unpacks to more than may be is refused, however small it came', async () => {
    const bomb = wordText(`<w:p>${' '.repeat(21 * 1024 * 1024)}</w:p>`)
    assert.ok(bomb.length < 30_000)
    await refuses(bomb, 'too-large')
    await refuses(wordText('<w:p>'.repeat(2_000_000)), 'broken')
  })

  it('H19, H24: of a photograph nothing is left but what it shows: no place, serial number, thumbnail, remark, profile, trailer', async () => {
    const bytes = await jpegWith(words)
    for (const what of ['artist', 'serial', 'thumbnail', 'xmp', 'icc', 'iptc', 'comment', 'trailer', 'zip'])
      assert.notDeepEqual(places(bytes, `${words} ${what}`), [], `${what} is found where it was planted`)
    assert.equal((await exifr.gps(bytes))?.latitude.toFixed(2), '52.52')
    const kept = await picture(bytes)
    assert.deepEqual(places(kept.bytes, words), [])
    assert.equal(kept.type, 'image/jpeg')
    for (const made of [kept.bytes, kept.preview]) {
      assert.equal(await exifr.parse(made, true).then((found) => found?.Make ?? found?.latitude ?? found?.creator), undefined)
      const { exif, icc, xmp, iptc } = await sharp(made).metadata()
      assert.deepEqual([exif, icc, xmp, iptc], [undefined, undefined, undefined, undefined])
      for (const mark of ['<html', '<script', 'PK\x03\x04', 'Exif', 'http:', 'ICC_PROFILE']) assert.ok(!made.includes(mark), mark)
      assert.equal(made.indexOf('\xff\xd9', 0, 'latin1'), made.length - 2)
    }
  })

  for (const [name, made, what] of [
    ['PNG', pngWith, ['artist', 'serial', 'text', 'xmp', 'trailer']],
    ['WebP', webpWith, ['artist', 'serial', 'xmp', 'trailer']],
    ['GIF', gifWith, ['comment', 'trailer']],
  ] as const)
    it(`H24: of a ${name} nothing is left but what it shows`, async () => {
      const bytes = await made(words)
      for (const one of what) assert.notDeepEqual(places(bytes, `${words} ${one}`), [], one)
      const kept = await picture(bytes)
      assert.deepEqual(places(kept.bytes, words), [])
      assert.deepEqual(places(kept.preview, words), [])
      assert.equal(kept.type, name === 'WebP' ? 'image/webp' : 'image/png')
      const { exif, icc, xmp, iptc, comments } = await sharp(kept.bytes).metadata()
      assert.deepEqual([exif, icc, xmp, iptc, comments], Array(5).fill(undefined))
    })

  for (const [name, bytes, type] of [
    ['an MP3', sounds.mp3With(words), 'audio/mpeg'],
    ['a WAV', sounds.wavWith(words), 'audio/wav'],
    ['an Opus', sounds.opusWith(words), 'audio/ogg'],
    ['a Vorbis', sounds.vorbisWith(words), 'audio/ogg'],
    ['an M4A', sounds.mp4With({ words }), 'audio/mp4'],
    ['an M4A described at its end', sounds.mp4With({ words, soundFirst: true }), 'audio/mp4'],
    ['a WebM', sounds.webmWith({ words }), 'audio/webm'],
    ['a WebM as browsers record it', sounds.webmWith({ words, isLive: true }), 'audio/webm'],
    ['a WebM with Vorbis', sounds.webmWith({ words, tracks: [sounds.vorbisTrack(words)] }), 'audio/webm'],
  ] as const)
    it(`H24: of ${name} nothing is left but what is heard`, async () => {
      assert.notDeepEqual(places(bytes, words), [])
      const outcome = await stripped(bytes)
      const kept = await bytesOf(outcome)
      assert.equal(outcome.is === 'sound' && outcome.type, type)
      assert.deepEqual(places(kept, words), [])
      for (const mark of ['\xde\xad\xbe\xef', 'vend', 'LAME', 'fra', 'TAG', 'LIST']) assert.ok(!kept.includes(latin(mark)), mark)
    })

  it('H24: a film is refused whatever it is wrapped in, for faces stay in it', async () => {
    await refuses(sounds.mp4With({ words, handler: 'vide' }), 'film')
    await refuses(sounds.webmWith({ words, tracks: [sounds.opusTrack(words), sounds.filmTrack()] }), 'film')
    await refuses(sounds.theora(), 'film')
    await refuses(sounds.opusBesideTheora(), 'film')
    await refuses(latin('RIFF\0\0\0\0AVI LIST'), 'film')
  })

  it('H24: a sound with parts that are not known is refused', async () => {
    await refuses(sounds.mp4With({ words, entry: 'mp4x' }), 'cannot-be-stripped')
    await refuses(sounds.mp4With({ words, more: [latin('\0\0\0\x08mvex')] }), 'cannot-be-stripped')
    await refuses(latin(`ID3\x03\0\0\0\0\0\x05${'x'.repeat(2_000)}`), 'cannot-be-stripped')
  })

  /** Without what lies packed in streams: among the bytes of a photograph any three letters come up by chance. */
  const everyObjectOf = (bytes: Buffer): string => {
    const document = new PDFDocument(bytes)
    const objects = Array.from({ length: document.countObjects() }, (_, n) => document.newIndirect(n).resolve().toString(true))
    return [document.getTrailer().toString(true), ...objects].join('\n')
  }

  it('H21, H24: of a PDF the pages are left: no author, history, attachment, program, remark, nor what its photographs say', async () => {
    const bytes = await pdfWith(words)
    for (const what of ['author', 'xmp', 'attached', 'js', 'serial', 'iptc', 'trailer', 'field', 'note', 'icc', 'of an earlier version'])
      assert.notDeepEqual(places(bytes, `${words} ${what}`), [], what)
    const kept = await bytesOf(await stripped(bytes))
    assert.deepEqual(places(kept, words), [])
    for (const mark of [
      '/JavaScript',
      '/JS',
      '/OpenAction',
      '/AA',
      '/EmbeddedFile',
      '/Launch',
      '/URI',
      '/Metadata',
      '/Info',
      '/AcroForm',
      '/ICCBased',
    ]) {
      assert.ok(everyObjectOf(bytes).includes(mark), mark)
      assert.ok(!everyObjectOf(kept).includes(mark), mark)
    }
    assert.ok(!kept.includes('Exif'))
    const page = new PDFDocument(kept).loadPage(0)
    assert.equal(page.toStructuredText('').asText().trim(), 'Seen on the page')
    assert.equal(
      page
        .toStructuredText('preserve-images')
        .asJSON()
        .match(/"type":"image"/g)?.length,
      2,
    )
  })

  it('H21: a PDF as newer programs pack it, or locked for changes alone, loses the same; one under a password is refused', async () => {
    const bytes = await pdfWith(words)
    const saved = (how: string) => Buffer.from(new PDFDocument(bytes).saveToBuffer(how).asUint8Array())
    for (const how of ['objstms=yes,compress=yes', 'encrypt=aes-256,owner-password=x']) {
      const kept = await bytesOf(await stripped(saved(how)))
      assert.deepEqual(places(kept, words), [], how)
      assert.equal(new PDFDocument(kept).loadPage(0).toStructuredText('').asText().trim(), 'Seen on the page')
    }
    await refuses(saved('encrypt=aes-256,user-password=x,owner-password=y'), 'locked')
  })

  it('H21: a PDF with pictures that cannot be cleaned is refused: JPEG 2000, and photographs in the middle of a drawing', async () => {
    const jpeg = (await jpegWith(words)).toString('latin1')
    await refuses(pdfOfPicture('/Filter /JPXDecode', latin('x')), 'holds-more')
    await refuses(pdfOfPicture('/Filter /DCTDecode', latin('no picture')), 'holds-more')
    await refuses(pdfOfPicture('', latin('x'), `q BI /W 400 /H 300 /BPC 8 /CS /RGB /F /DCT ID ${jpeg} EI Q`), 'holds-more')
  })

  it('H20: files that are two things at once are refused, or only the picture is left', async () => {
    await refuses(latin('GIF89a/*\0\0*/=1;alert(1);//'), 'broken')
    await refuses(Buffer.concat([latin('\xff\xd8\xff\xe0\n'), await pdfWith(words)]), 'broken')
    await refuses(Buffer.concat([latin('\n'), await pdfWith(words)]), 'unknown')
  })

  it('H22: a picture of too many dots is refused before it is drawn', async () => {
    for (const side of [30_000, 16_000]) {
      const began = process.hrtime.bigint()
      await refuses(pngOfSize(side, side), 'too-many-dots')
      assert.ok(process.hrtime.bigint() - began < 5_000_000_000n)
    }
  })

  it('H23: of ten thousand frames the first stays', async () => {
    const screen = latin('GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff')
    const frame = (dot: number) => Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, dot === 0 ? 0x44 : 0x4c, 1, 0])
    const gif = Buffer.concat([screen, frame(0), ...Array.from({ length: 10_000 }, () => frame(1)), latin(';')])
    const kept = await picture(gif)
    assert.deepEqual([kept.width, kept.height, await firstDot(kept.bytes)], [1, 1, [255, 0, 0]])
  })

  it('H23: of a moving GIF, WebP and PNG the first frame stays', async () => {
    const gif = await gifWith(words)
    assert.equal((await sharp(gif).metadata()).pages, 2)
    const webp = await sharp(gif, { animated: true }).webp({ lossless: true }).toBuffer()
    assert.equal((await sharp(webp).metadata()).pages, 2)
    const still = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b00' } })
      .png()
      .toBuffer()
    const frame = Buffer.from([0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0])
    const control = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
    const moving = [
      still.subarray(0, 33),
      control,
      pngChunk('fcTL', frame),
      still.subarray(33, -12),
      pngChunk('fdAT', latin(words)),
      still.subarray(-12),
    ]
    for (const bytes of [gif, webp, Buffer.concat(moving)]) {
      const kept = await picture(bytes)
      assert.deepEqual([kept.width, kept.height], [40, 30])
      const [red = 0, , blue = 0] = await firstDot(kept.bytes)
      assert.ok(red > 120 && blue < 60, `${red}, ${blue}`)
      assert.deepEqual(places(kept.bytes, words), [])
    }
  })

  it('H23: what takes too long is ended, and whoever waits comes to their turn', { skip: process.platform !== 'linux' }, async () => {
    const before = children().length
    const never: Upload = { size: 10, read: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }) }
    for (const job of ['picture', 'document', 'words'] as const)
      assert.deepEqual(await decode(job, never, { work: 10, wait: 0.1 }), { is: 'refused', because: 'too-slow' })
    const slow = await noise(3_000, 3_000).webp({ quality: 50, effort: 0 }).toBuffer()
    assert.deepEqual(await decode('picture', uploadOf(slow), { work: 1, wait: 60 }), { is: 'refused', because: 'too-slow' })
    assert.equal(children().length, before)
  })

  for (const [name, size, together] of [
    ['two are opened at a time, and of all others not a byte is read', 64, 2],
    ['what is large is opened alone', 1_800, 1],
  ] as const)
    it(`H23: ${name}`, async () => {
      const bytes = await noise(size, size).png().toBuffer()
      let open = 0
      let most = 0
      const counted = (): Upload => ({
        size: bytes.length,
        read: async function* () {
          open++
          try {
            yield Buffer.from(bytes.subarray(0, 1_000))
            await new Promise((done) => setTimeout(done, 20))
            most = Math.max(most, open)
            yield Buffer.from(bytes.subarray(1_000))
          } finally {
            open--
          }
        },
      })
      const kept = await Promise.all(Array.from({ length: 5 }, () => strip(counted())))
      assert.deepEqual(
        kept.map(({ is }) => is),
        Array(5).fill('picture'),
      )
      assert.equal(most, together)
    })

  it('H25: a picture taken on its side stands upright afterwards', async () => {
    const halves = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b00' } })
      .composite([{ input: { create: { width: 30, height: 40, channels: 3, background: '#00b' } }, left: 30, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const kept = await picture(halves)
    assert.deepEqual([kept.width, kept.height], [40, 60])
    assert.ok(((await firstDot(kept.bytes))[0] ?? 0) > 150, 'red is above')
  })

  it('H26: an empty, cut or spoilt file is refused with its reason', async () => {
    const jpeg = await noise(400, 300).jpeg().toBuffer()
    const png = await noise(400, 300).png().toBuffer()
    await refuses(Buffer.alloc(0), 'empty')
    for (const bytes of [
      jpeg.subarray(0, 5_000),
      png.subarray(0, 5_000),
      jpeg.subarray(0, 3),
      Buffer.concat([png.subarray(0, 60), Buffer.alloc(900)]),
    ])
      await refuses(bytes, 'broken')
    await refuses(latin('%PDF-1.7\nnothing of it'), 'broken')
    await refuses(latin('PK\x03\x04nothing of it'), 'archive')
    await refuses(sounds.wavWith(words).subarray(0, 200), 'broken')
    await refuses(sounds.mp4With({ words }).subarray(0, 300), 'broken')
  })

  it('H26: pictures of other kinds are named, with what to do', async () => {
    await refuses(latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic')
    for (const mark of ['\0\0\0\x1cftypavif', 'II*\0', 'BM', '8BPS']) await refuses(latin(mark), 'other-picture')
  })

  it('H27, H28: nothing comes in by name or declared type, and nothing goes out by one', async () => {
    assert.deepEqual(Object.keys(await picture(await gifWith(words))).sort(), ['bytes', 'height', 'is', 'preview', 'type', 'width'])
    const outcome = await stripped(sounds.wavWith(words))
    assert.deepEqual(Object.keys(outcome).sort(), ['is', 'read', 'size', 'type'])
  })

  it('H29: one byte too many is refused before anything beside the first bytes is read', async () => {
    for (const [head, kind] of [
      ['\xff\xd8\xff\xe0', 'picture'],
      ['%PDF-1.7', 'document'],
      ['PK\x03\x04', 'words'],
      ['OggS\0\x02', 'sound'],
    ] as const) {
      const bytes = Buffer.concat([latin(head), Buffer.alloc(2_000)])
      assert.deepEqual(admit(bytes), { is: 'admitted', largest: largest[kind] })
      assert.deepEqual(await strip(uploadOf(bytes, largest[kind] + 1)), { is: 'refused', because: 'too-large' })
    }
  })

  it('a preview fits into an address, and a large picture is made smaller', async () => {
    const kept = await picture(await noise(5000, 3000).jpeg({ quality: 60 }).toBuffer())
    assert.deepEqual([kept.width, kept.height], [4096, 2458])
    assert.ok(kept.preview.toString('base64').length <= 60_000)
    assert.equal((await sharp(kept.preview).metadata()).format, 'jpeg')
  })
})

describe('the process that decodes', () => {
  it('has no environment and leaves no image of its memory', { skip: process.platform !== 'linux' }, async () => {
    process.env.PLANTED_SECRET = words
    const known = new Set(children())
    let seen = ''
    const bytes = await noise(64, 64).jpeg().toBuffer()
    const outcome = await decode('picture', {
      size: bytes.length,
      read: async function* () {
        yield Buffer.from(bytes.subarray(0, 100))
        // A program that is just being put in the place of another shows nothing for a moment.
        for (let turn = 0; turn < 200 && !seen.includes('MALLOC_ARENA_MAX'); turn++) {
          await new Promise((done) => setTimeout(done, 10))
          for (const child of children().filter((one) => !known.has(one)))
            seen += readFileSync(`/proc/${child}/environ`, 'latin1') + readFileSync(`/proc/${child}/limits`, 'latin1')
        }
        yield Buffer.from(bytes.subarray(100))
      },
    })
    assert.equal(outcome.is, 'picture')
    assert.match(seen, /MALLOC_ARENA_MAX=1/)
    assert.match(seen, /VIPS_DISC_THRESHOLD=4g/, 'no picture lies on the disk while it is drawn')
    assert.match(seen, /Max core file size\s+0\s+0/)
    assert.ok(!seen.includes(words) && !seen.includes('PATH='))
  })

  it('is found beside the source as it is beside the compiled program', async () => {
    for (const [bytes, is] of [
      [await jpegWith(words), 'picture'],
      [await pdfWith(words), 'document'],
      [wordTextWith(words, 'Meant.'), 'words'],
    ] as const)
      assert.equal((await ofTheSource(uploadOf(bytes))).is, is)
    assert.match(readFileSync(join(root, 'compile.mjs'), 'utf8'), /apart: 'src\/stripping\/apart\.ts'/)
  })
})
