// What a file is, by its first bytes alone: neither its name nor what a browser says of it is asked.
import { type Refusal, type Refused, refused } from './refusal.ts'

const mebi = 1024 * 1024

/** The most bytes of each kind. */
export const largest = { picture: 20 * mebi, document: 25 * mebi, words: 25 * mebi, sound: 200 * mebi } as const

type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif'
export type SoundFormat = 'mp3' | 'mp4' | 'ogg' | 'webm' | 'wav'
export type Recognised =
  | { readonly is: 'picture'; readonly format: PictureFormat }
  | { readonly is: 'sound'; readonly format: SoundFormat }
  | { readonly is: 'document' }
  | { readonly is: 'words' } // a packed file that may be a Word or OpenDocument text; whether it is, only a process apart finds out

/** How many first bytes are enough; of a shorter file, all. */
export const headLength = 512

type Mark = readonly [at: number, bytes: string]
const has = (head: string, [at, bytes]: Mark) => head.startsWith(bytes, at)

const taken: readonly (readonly [Recognised, ...Mark[]])[] = [
  [{ is: 'picture', format: 'jpeg' }, [0, '\xff\xd8\xff']],
  [{ is: 'picture', format: 'png' }, [0, '\x89PNG\r\n\x1a\n']],
  [{ is: 'picture', format: 'webp' }, [0, 'RIFF'], [8, 'WEBP']],
  [{ is: 'picture', format: 'gif' }, [0, 'GIF87a']],
  [{ is: 'picture', format: 'gif' }, [0, 'GIF89a']],
  [{ is: 'document' }, [0, '%PDF-']],
  [{ is: 'words' }, [0, 'PK\x03\x04']],
  [{ is: 'sound', format: 'wav' }, [0, 'RIFF'], [8, 'WAVE']],
  [{ is: 'sound', format: 'ogg' }, [0, 'OggS\0']],
  [{ is: 'sound', format: 'webm' }, [0, '\x1a\x45\xdf\xa3']],
  [{ is: 'sound', format: 'mp3' }, [0, 'ID3']],
]

const known: readonly (readonly [Refusal, ...Mark[]])[] = [
  ...[
    'PK\x05\x06',
    'PK\x07\x08',
    '7z\xbc\xaf\x27\x1c',
    'Rar!\x1a\x07',
    '\x1f\x8b',
    '\x1f\x9d',
    '\x1f\xa0',
    'BZh',
    '\xfd7zXZ\0',
    '\x28\xb5\x2f\xfd',
  ].map((bytes): [Refusal, Mark] => ['archive', [0, bytes]]),
  ['archive', [257, 'ustar']],
  ...[
    'II*\0',
    'MM\0*',
    'II+\0',
    'MM\0+',
    'BM',
    '8BPS',
    '\0\0\x01\0',
    '\xff\x0a',
    '\0\0\0\x0cJXL ',
    '\0\0\0\x0cjP  ',
    'FUJIFILM',
    'IIU\0',
  ].map((bytes): [Refusal, Mark] => ['other-picture', [0, bytes]]),
  ...['{\\rtf', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '%!PS'].map((bytes): [Refusal, Mark] => ['other-document', [0, bytes]]),
  ...['#!AMR', 'fLaC', 'MThd', '.snd', 'caff', 'RF64', 'wvpk', 'MAC ', 'RIFX'].map((bytes): [Refusal, Mark] => ['other-sound', [0, bytes]]),
  ['other-sound', [0, 'FORM'], [8, 'AIF']],
  ['film', [0, 'RIFF'], [8, 'AVI ']],
  ['film', [0, 'FLV\x01']],
  ['film', [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11']], // Windows Media
  ['film', [0, '\0\0\x01\xba']],
  ['film', [0, '\0\0\x01\xb3']],
]

const heif = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
const otherStills = ['avif', 'avis', 'crx ', 'jxl ']

/** ISO base media: the brand says whether it is a picture; sound and film look alike until their tracks are read. */
const inBoxes = (head: string): Recognised | Refused => {
  const brand = head.slice(8, 12)
  if (heif.includes(brand)) return refused('heic')
  return otherStills.includes(brand) ? refused('other-picture') : { is: 'sound', format: 'mp4' }
}

/** A stream of MPEG audio without anything before it: layer III is taken, the other layers and AAC are not. */
const inFrames = (head: string): Recognised | Refused | null => {
  const second = head.startsWith('\xff') ? head.charCodeAt(1) : 0
  if ((second & 0xe6) === 0xe2) return { is: 'sound', format: 'mp3' }
  return (second & 0xe6) === 0xe4 || (second & 0xf6) === 0xf0 ? refused('other-sound') : null
}

/** ISO 32000 lets a document begin later; files that are two things at once do. Here it begins at the first byte or is none. */
export const recognise = (first: Uint8Array): Recognised | Refused => {
  const head = Buffer.from(first.buffer, first.byteOffset, Math.min(first.byteLength, headLength)).toString('latin1')
  if (head === '') return refused('empty')
  const [found] = taken.find(([, ...marks]) => marks.every((mark) => has(head, mark))) ?? []
  if (found) return found
  if (has(head, [4, 'ftyp'])) return inBoxes(head)
  const [because] = known.find(([, ...marks]) => marks.every((mark) => has(head, mark))) ?? []
  if (because) return refused(because)
  const frames = inFrames(head)
  if (frames) return frames
  const text = head.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '')
  return refused(/^\s*<[!?a-z]/i.test(text) ? 'web-page' : 'unknown')
}
