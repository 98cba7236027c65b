// The headers of Opus (RFC 7845) and Vorbis I, without comments: as long as their own words say they are, and no longer.
import { Unstrippable } from './unstrippable.ts'

export const isOpusHead = (packet: Buffer) => packet.toString('latin1', 0, 8) === 'OpusHead'
export const isVorbisHead = (packet: Buffer) => packet.toString('latin1', 0, 7) === '\x01vorbis'

export const opusHead = (packet: Buffer): Buffer => {
  const length = packet.length > 18 && packet.readUInt8(18) !== 0 ? 21 + packet.readUInt8(9) : 19
  if (!isOpusHead(packet) || packet.length < length) throw new Unstrippable()
  return packet.subarray(0, length)
}

export const vorbisHead = (packet: Buffer): Buffer => {
  if (!isVorbisHead(packet) || packet.length < 30) throw new Unstrippable()
  return packet.subarray(0, 30)
}

/** No vendor, no comment. */
export const opusTags = () => Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])
export const vorbisComment = () => Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), Buffer.alloc(8), Buffer.from([1])])

export const isOpusTags = (packet: Buffer) => packet.toString('latin1', 0, 8) === 'OpusTags'
export const isVorbisComment = (packet: Buffer) => packet.toString('latin1', 0, 7) === '\x03vorbis'
export const isVorbisSetup = (packet: Buffer) => packet.toString('latin1', 0, 7) === '\x05vorbis'
