// Sounds made for tests, each a moment of silence, with words planted wherever such a file can say more than is heard.

const text = (words: string) => Buffer.from(words, 'latin1')
const be16 = (n: number) => Buffer.from([n >> 8, n & 255])
const be32 = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
const le32 = (n: number) => Buffer.from(be32(n)).reverse()
const le16 = (n: number) => Buffer.from(be16(n)).reverse()
const times = <One>(count: number, make: (n: number) => One): One[] => Array.from({ length: count }, (_, n) => make(n))

/** MPEG 1, layer III, 128 kbit/s, 44.1 kHz. */
const mp3Frame = (within = Buffer.alloc(0)) =>
  Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(32), within, Buffer.alloc(381 - within.length)])

/** Among its fields a sound of its own, which looks like the one that is meant. */
const id3 = (words: string) => {
  const frame = (id: string, said: string) => Buffer.concat([text(id), be32(said.length + 1), Buffer.alloc(3), text(said)])
  const body = Buffer.concat([
    frame('TPE1', `${words} artist`),
    frame('APIC', `image/jpeg ${words} picture`),
    ...times(4, () => mp3Frame(text(words))),
    Buffer.alloc(40),
  ])
  return Buffer.concat([text('ID3\x03\0\0'), Buffer.from([0, 0, body.length >> 7, body.length & 127]), body])
}

export const mp3With = (words: string): Buffer => {
  const table = Buffer.concat([text('Info'), be32(1), be32(12), text(`LAME ${words} encoder`)])
  return Buffer.concat([
    id3(words),
    text(`junk ${words} before`),
    mp3Frame(table),
    ...times(12, () => mp3Frame()),
    text(`junk ${words} between`),
    ...times(12, () => mp3Frame()),
    text(`APETAGEX${words} ape`),
    text(`LYRICSBEGIN${words} lyricsLYRICS200`),
    Buffer.concat([text(`TAG${words} song`), Buffer.alloc(128)]).subarray(0, 128),
  ])
}

const riff = (id: string, body: Buffer) => Buffer.concat([text(id), le32(body.length), body, Buffer.alloc(body.length % 2)])

export const wavWith = (words: string): Buffer => {
  const format = Buffer.concat([le16(1), le16(1), le32(8000), le32(16000), le16(2), le16(16)])
  const parts = [
    riff('bext', text(`${words} bext`)),
    riff('fmt ', Buffer.concat([format, text(`${words} fmt`)])),
    riff('LIST', text(`INFOIART\x10\0\0\0${words} artist`)),
    riff('data', Buffer.alloc(4000, 7)),
    riff('id3 ', id3(words)),
    text(`${words} trailer`),
  ]
  const body = Buffer.concat([text('WAVE'), ...parts])
  return Buffer.concat([text('RIFF'), le32(body.length), body])
}

/** CRC of Ogg, bit by bit. */
export const oggSum = (bytes: Buffer): number => {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}

const serial = 0x5e41a1
const oggPage = (flags: number, granule: number, n: number, lacing: readonly number[], body: Buffer, stream = serial) => {
  const head = Buffer.concat([
    text('OggS\0'),
    Buffer.from([flags]),
    granule < 0 ? Buffer.alloc(8, 255) : Buffer.concat([le32(granule), Buffer.alloc(4)]),
    le32(stream),
    le32(n),
    Buffer.alloc(4),
    Buffer.from([lacing.length, ...lacing]),
  ])
  const page = Buffer.concat([head, body])
  page.writeUInt32LE(oggSum(page), 22)
  return page
}
const laced = (packet: Buffer) => [...times(Math.floor(packet.length / 255), () => 255), packet.length % 255]

const opusHead = Buffer.concat([text('OpusHead\x01\x01'), le16(312), le32(48000), Buffer.alloc(3)])
const silence = Buffer.from([0xf8, 0xff, 0xfe]) // twenty milliseconds of nothing
const comments = (words: string) =>
  Buffer.concat([
    le32(words.length),
    text(words),
    le32(2),
    ...[`ARTIST=${words}`, `METADATA_BLOCK_PICTURE=${words}${'x'.repeat(70_000)}${words}`].flatMap((said) => [
      le32(said.length),
      text(said),
    ]),
  ])

/** Comments with a picture, over two pages. */
export const opusWith = (words: string): Buffer => {
  const tags = Buffer.concat([text('OpusTags'), comments(words)])
  const lacing = laced(tags)
  return Buffer.concat([
    oggPage(2, 0, 0, [opusHead.length + words.length], Buffer.concat([opusHead, text(words)])),
    oggPage(0, -1, 1, lacing.slice(0, 255), tags.subarray(0, 255 * 255)),
    oggPage(1, 0, 2, lacing.slice(255), tags.subarray(255 * 255)),
    ...times(10, (n) =>
      oggPage(
        n === 9 ? 4 : 0,
        960 * 5 * (n + 1),
        n + 3,
        times(5, () => 3),
        Buffer.concat(times(5, () => silence)),
      ),
    ),
    text(`${words} trailer`),
  ])
}

const vorbisHead = Buffer.concat([
  text('\x01vorbis'),
  le32(0),
  Buffer.from([1]),
  le32(44100),
  le32(0),
  le32(128000),
  le32(0),
  Buffer.from([0xb8, 1]),
])
const vorbisComment = (words: string) => Buffer.concat([text('\x03vorbis'), comments(words), Buffer.from([1])])
const vorbisSetup = Buffer.concat([text('\x05vorbis'), Buffer.alloc(600, 0x55)])

/** Its setup begins on the page on which the comments end; its sound is not one that could be heard. */
export const vorbisWith = (words: string): Buffer => {
  const headers = Buffer.concat([vorbisComment(words), vorbisSetup])
  const lacing = [...laced(vorbisComment(words)), ...laced(vorbisSetup)]
  return Buffer.concat([
    oggPage(2, 0, 0, [vorbisHead.length], vorbisHead),
    oggPage(0, -1, 1, lacing.slice(0, 255), headers.subarray(0, 255 * 255)),
    oggPage(1, 0, 2, lacing.slice(255), headers.subarray(255 * 255)),
    ...times(4, (n) => oggPage(n === 3 ? 4 : 0, 1024 * (n + 1), n + 3, [100, 100], Buffer.alloc(200, n))),
  ])
}

export const theora = (): Buffer => oggPage(2, 0, 0, [42], Buffer.concat([text('\x80theora'), Buffer.alloc(35)]))
/** Two streams at once. */
export const opusBesideTheora = (): Buffer =>
  Buffer.concat([
    oggPage(2, 0, 0, [opusHead.length], opusHead),
    oggPage(2, 0, 0, [42], Buffer.concat([text('\x80theora'), Buffer.alloc(35)]), 9),
  ])

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([be32(body.length + 8), text(type), body])
}
const full = (type: string, ...parts: Buffer[]) => box(type, Buffer.alloc(4), ...parts)

type Mp4 = { words: string; handler?: string; entry?: string; soundFirst?: boolean; more?: Buffer[] }

/** Three chunks of sound, with junk between; Opus, which every browser can decode. */
export const mp4With = ({ words, handler = 'soun', entry = 'Opus', soundFirst = false, more = [] }: Mp4): Buffer => {
  const chunks = times(3, () => Buffer.concat(times(4, () => silence)))
  const head = box('ftyp', text('M4A \0\0\0\0'), text('M4A mp42'))
  const tags = box(
    'udta',
    full('meta', full('hdlr', text('\0\0\0\0mdirappl'), Buffer.alloc(9)), box('ilst', box('©too', box('data', text(words))))),
  )
  const description = (places: number[]) => {
    const sampled = box(
      entry,
      Buffer.alloc(6),
      be16(1),
      Buffer.alloc(4),
      text('vend'),
      be16(1),
      be16(16),
      be32(0),
      be32(48000 * 65536),
      box('dOps', Buffer.from([0, 1]), be16(312), be32(48000), Buffer.alloc(3)),
      box('junk', text(words)),
    )
    const table = box(
      'stbl',
      full('stsd', be32(1), sampled),
      full('stts', be32(1), be32(12), be32(960), text(words)),
      full('stsc', be32(1), be32(1), be32(4), be32(1)),
      full('stsz', be32(3), be32(12)),
      full('stco', be32(3), ...places.map(be32)),
    )
    const named = full('hdlr', be32(0), text(handler), Buffer.alloc(12), text(`${words} handler\0`))
    const media = box(
      'mdia',
      full('mdhd', be32(0xdeadbeef), be32(0xdeadbeef), be32(48000), be32(11520), be32(0x15c70000)),
      named,
      box('minf', full('smhd', be32(0)), box('dinf', full('dref', be32(1), full('url ', text(`file:///${words}`)))), table),
    )
    const track = box(
      'trak',
      full('tkhd', be32(0xdeadbeef), be32(0xdeadbeef), be32(1), be32(0), be32(11520), Buffer.alloc(60)),
      media,
      box('udta', box('name', text(words))),
    )
    const film = full('mvhd', be32(0xdeadbeef), be32(0xdeadbeef), be32(48000), be32(11520), Buffer.alloc(76), be32(2))
    return box('moov', film, track, tags, box('meta', text(words)), box('uuid', text(words)), ...more)
  }
  const junk = text(`${words} between`)
  const sound = box('mdat', ...chunks.flatMap((chunk) => [junk, chunk]), junk)
  const free = box('free', text(words))
  const from = head.length + free.length + (soundFirst ? 0 : description([0, 0, 0]).length) + 8
  const places = times(3, (n) => from + junk.length + n * (junk.length + 12))
  return Buffer.concat(
    soundFirst ? [head, free, sound, description(places)] : [head, free, description(places), sound, box('uuid', text(words))],
  )
}

const element = (id: number, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([be32(id).subarray(Math.floor(Math.clz32(id) / 8)), Buffer.from([0x10]), be32(body.length).subarray(1), body])
}
const byte = (n: number) => Buffer.from([n])
const live = (id: number) => Buffer.concat([be32(id), Buffer.from([0x01, 255, 255, 255, 255, 255, 255, 255])])

const soundTrack = (words: string, codec: string, setup: Buffer, type = 2) =>
  element(
    0xae,
    element(0xd7, byte(1)),
    element(0x73c5, text(words.slice(0, 8))),
    element(0x83, byte(type)),
    element(0x536e, text(`${words} name`)),
    element(0x22b59c, text('fra')),
    element(0x86, text(codec)),
    element(0x63a2, setup),
    element(0xe1, element(0xb5, Buffer.from('473b8000', 'hex')), element(0x9f, byte(1))),
  )

type Webm = { words: string; isLive?: boolean; tracks?: Buffer[] }

export const webmWith = ({ words, isLive = false, tracks }: Webm): Buffer => {
  const simple = (at: number) => element(0xa3, Buffer.from([0x81, at >> 8, at & 255, 0x80]), silence)
  const grouped = (at: number) =>
    element(0xa0, element(0xa1, Buffer.from([0x81, at >> 8, at & 255, 0]), silence), element(0x75a1, text(words)), element(0x9b, byte(20)))
  const cluster = (n: number) => {
    const parts = [element(0xe7, be16(n * 200)), element(0xec, text(words)), ...times(9, (at) => simple(at * 20)), grouped(180)]
    return isLive ? Buffer.concat([live(0x1f43b675), ...parts]) : element(0x1f43b675, ...parts)
  }
  const about = element(
    0x1549a966,
    element(0x2ad7b1, Buffer.from([15, 66, 64])),
    element(0x4461, Buffer.alloc(8, 1)),
    element(0x7ba9, text(`${words} title`)),
    element(0x4d80, text(`${words} muxer`)),
    element(0x5741, text(`${words} writer`)),
  )
  const parts = [
    element(0x114d9b74, text(words)),
    element(0xec, text(words)),
    about,
    element(0x1654ae6b, ...(tracks ?? [soundTrack(words, 'A_OPUS', Buffer.concat([opusHead, text(words)]))])),
    element(0x1941a469, text(`${words} attachment`)),
    ...times(3, cluster),
    element(0x1254c367, text(`${words} tags`)),
    element(0x1c53bb6b, text(words)),
  ]
  const head = element(0x1a45dfa3, element(0x4282, text('webm')), element(0xec, text(words)))
  return Buffer.concat(isLive ? [head, live(0x18538067), ...parts] : [head, element(0x18538067, ...parts), text(`${words} trailer`)])
}

export const filmTrack = () => element(0xae, element(0xd7, byte(2)), element(0x83, byte(1)), element(0x86, text('V_VP9')))
export const opusTrack = (words: string) => soundTrack(words, 'A_OPUS', opusHead)
export const vorbisTrack = (words: string) => {
  const comment = vorbisComment(words)
  return soundTrack(
    words,
    'A_VORBIS',
    Buffer.concat([byte(2), byte(vorbisHead.length), Buffer.from(laced(comment)), vorbisHead, comment, vorbisSetup]),
  )
}
