// WebM with one track of sound: its description and its sound, cluster by cluster; titles, tags, times and attachments are left behind.
import type { ByteReader } from './byte-reader.ts'
import { bodyOf, element, elementsIn, endless, first, type Head, nextHead } from './ebml.ts'
import { Unstrippable } from './unstrippable.ts'
import { webmTrack } from './webm-track.ts'

const ebml = 0x1a45dfa3
const segment = 0x18538067
const about = 0x1549a966
const tracks = 0x1654ae6b
const cluster = 0x1f43b675
const timescale = 0x2ad7b1
const duration = 0x4489
const moment = 0xe7
const block = 0xa3
const group = 0xa0
const groupBlock = 0xa1
const groupKeeps = [groupBlock, 0x9b, 0x75a2] // the block, its length, how much of it is not played
const longestHead = 1024 * 1024
const longestCluster = 8 * 1024 * 1024
const maker = Buffer.from('-')

const number = (value: number) => Buffer.from([value])
const opening = element(
  ebml,
  element(0x4286, number(1)),
  element(0x42f7, number(1)),
  element(0x42f2, number(4)),
  element(0x42f3, number(8)),
  element(0x4282, Buffer.from('webm')),
  element(0x4287, number(4)),
  element(0x4285, number(2)),
)

const aboutOf = (body: Buffer): Buffer => {
  const fields = elementsIn(body)
  const kept = [timescale, duration].flatMap((id) => {
    const value = first(fields, id)
    if (value && value.length > 8) throw new Unstrippable()
    return value ? [element(id, value)] : []
  })
  return element(about, ...kept, element(0x4d80, maker), element(0x5741, maker))
}

const isOf = (body: Buffer | null, track: number) => body !== null && body.at(0) === (0x80 | track)

const groupOf = (body: Buffer, track: number): Buffer | null => {
  const fields = elementsIn(body).filter(({ id }) => groupKeeps.includes(id))
  return isOf(first(fields, groupBlock), track) ? element(group, ...fields.map(({ id, body }) => element(id, body))) : null
}

/** What a cluster keeps of one of its elements. */
const keptOf = async (reader: ByteReader, head: Head, track: number): Promise<Buffer | null> => {
  if (![moment, block, group].includes(head.id)) {
    if (head.length === null) throw new Unstrippable()
    await reader.skip(head.length)
    return null
  }
  const body = await bodyOf(reader, head, longestHead)
  if (head.id === group) return groupOf(body, track)
  if (head.id === moment && body.length > 8) throw new Unstrippable()
  return head.id === moment || isOf(body, track) ? element(head.id, body) : null
}

export async function* webm(reader: ByteReader): AsyncGenerator<Buffer> {
  const opened = await nextHead(reader)
  if (opened?.id !== ebml) throw new Unstrippable()
  await bodyOf(reader, opened, longestHead)
  const whole = await nextHead(reader)
  if (whole?.id !== segment) throw new Unstrippable()
  const end = whole.length === null ? Number.POSITIVE_INFINITY : reader.at() + whole.length
  yield Buffer.concat([opening, endless(segment)])
  let track = 0
  let inCluster: Buffer[] | null = null
  let length = 0
  let blocks = 0
  const closed = () => {
    const bytes = inCluster ? element(cluster, ...inCluster) : Buffer.alloc(0)
    inCluster = null
    length = 0
    return bytes
  }
  while (reader.at() < end) {
    const head = await nextHead(reader)
    if (!head) break
    if (head.id === cluster) {
      if (track === 0) throw new Unstrippable()
      yield closed()
      inCluster = []
    } else if (head.id === about) yield Buffer.concat([closed(), aboutOf(await bodyOf(reader, head, longestHead))])
    else if (head.id === tracks) {
      if (track !== 0) throw new Unstrippable()
      const { number, written } = webmTrack(await bodyOf(reader, head, longestHead))
      track = number
      yield written
    } else if (inCluster) {
      const kept: Buffer | null = await keptOf(reader, head, track)
      if (!kept) continue
      inCluster.push(kept)
      length += kept.length
      if (head.id !== moment) blocks++
      if (length > longestCluster) throw new Unstrippable()
    } else {
      if (head.length === null) throw new Unstrippable()
      await reader.skip(head.length)
    }
  }
  yield closed()
  if (blocks === 0) throw new Unstrippable('broken')
}
