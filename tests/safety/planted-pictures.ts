// Pictures made for tests, with words planted wherever such a file can say more than it shows.
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { zipOf } from './planted-documents.ts'

const text = (words: string) => Buffer.from(words, 'latin1')
const be16 = (n: number) => Buffer.from([n >> 8, n & 255])
const be32 = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])

/** Noise, so that nothing packs to nothing. */
export const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })

const exif = (words: string) => ({
  IFD0: { Make: `${words} make`, Artist: `${words} artist` },
  IFD2: { BodySerialNumber: `${words} serial` },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 0/1', GPSDateStamp: words },
})
const xmp = (words: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${words} xmp"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

const segment = (marker: number, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([0xff, marker]), be16(body.length + 2), body])
}

/** A profile of colours whose copyright holds the words. */
export const profileWith = (words: string) => {
  const said = Buffer.concat([text('text'), be32(0), text(`${words} icc`), Buffer.alloc(1)])
  const head = Buffer.alloc(128)
  head.writeUInt32BE(128 + 16 + said.length)
  head.writeUInt32BE(0x02400000, 8)
  head.write('mntrRGB XYZ ', 12)
  head.write('acsp', 36)
  return Buffer.concat([head, be32(1), text('cprt'), be32(144), be32(said.length), said])
}

/** What a camera, an editor and a thumbnail of its own add; and behind the end, a page with a program and a packed file. */
export const jpegWith = async (words: string): Promise<Buffer> => {
  const jpeg = await noise(400, 300).withExif(exif(words)).jpeg().toBuffer()
  const small = await noise(32, 32).jpeg().toBuffer()
  const thumbnail = Buffer.concat([small.subarray(0, 2), segment(0xfe, text(`${words} thumbnail`)), small.subarray(2)])
  const iptc = Buffer.concat([Buffer.from([0x1c, 2, 120]), be16(words.length + 5), text(`${words} iptc`)])
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe0, text('JFXX\0\x10'), thumbnail),
    segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0'), text(xmp(words))),
    segment(0xe2, text('ICC_PROFILE\0\x01\x01'), profileWith(words)),
    segment(0xed, text('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0'), be16(iptc.length), iptc, Buffer.alloc(iptc.length % 2)),
    segment(0xfe, text(`${words} comment`)),
    jpeg.subarray(2),
    text(`<html><script>alert("${words} trailer")</script>`),
    zipOf({ 'hidden.txt': `${words} zip` }),
  ])
}

export const pngChunk = (type: string, body: Buffer) => {
  const typed = Buffer.concat([text(type), body])
  return Buffer.concat([be32(body.length), typed, be32(crc32(typed))])
}
const pngHead = 8 + 25

export const pngWith = async (words: string): Promise<Buffer> => {
  const png = await noise(300, 200).withExif(exif(words)).png().toBuffer()
  return Buffer.concat([
    png.subarray(0, pngHead),
    pngChunk('tEXt', text(`Author\0${words} text`)),
    pngChunk('iTXt', text(`XML:com.adobe.xmp\0\0\0\0\0${xmp(words)}`)),
    png.subarray(pngHead),
    text(`${words} trailer`),
  ])
}

/** An image announced so many dots wide and high, of which hardly a byte is there. */
export const pngOfSize = (width: number, height: number) =>
  Buffer.concat([
    text('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', Buffer.concat([be32(width), be32(height), Buffer.from([1, 0, 0, 0, 0])])),
    pngChunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    pngChunk('IEND', Buffer.alloc(0)),
  ])

export const webpWith = async (words: string): Promise<Buffer> => {
  const webp = await noise(300, 200).withExif(exif(words)).withXmp(xmp(words)).webp().toBuffer()
  return Buffer.concat([webp, text(`${words} trailer`)])
}

/** The second frame is another picture, and the remarks stand before the first. */
export const gifWith = async (words: string, frames = 2): Promise<Buffer> => {
  const stripes = await sharp({ create: { width: 40, height: 30 * frames, channels: 3, background: '#b00' } })
    .composite([{ input: { create: { width: 40, height: 30 * (frames - 1), channels: 3, background: '#00b' } }, left: 0, top: 30 }])
    .raw()
    .toBuffer()
  const gif = await sharp(stripes, { raw: { width: 40, height: 30 * frames, channels: 3, pageHeight: 30 } })
    .gif({ keepDuplicateFrames: true })
    .toBuffer()
  const head = 13 + 3 * 2 ** (((gif.at(10) ?? 0) & 7) + 1)
  const remark = text(`${words} comment`)
  return Buffer.concat([
    gif.subarray(0, head),
    Buffer.from([0x21, 0xfe, remark.length]),
    remark,
    Buffer.alloc(1),
    gif.subarray(head),
    text(`${words} trailer`),
  ])
}
