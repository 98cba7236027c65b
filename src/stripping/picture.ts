// A picture, drawn anew: upright, in the colours of every screen, its first frame alone, and nothing of the file it came from.
import type { Sharp } from 'sharp'
import { leadsToDots } from './jpeg-segments.ts'
import { type Refused, refused } from './refusal.ts'
import type { Picture } from './upload.ts'

const most = 50e6
/** Dots on the longer side, of which the first is taken that is not too large to be kept. */
const sides = [4096, 2048]
const largestKept = 20 * 1024 * 1024
/** Written as text it is a third longer: sixty thousand letters. */
const largestPreview = 45_000
const previews = [640, 480, 320, 160].flatMap((side) => [75, 60, 45].map((quality) => ({ side, quality })))

type Opened = (bytes: Buffer) => Sharp

/** Without a second pass for shorter codes, which holds the whole picture in memory. */
const asJpeg = { quality: 85, optimiseCoding: false }

const drawn = async (
  open: Opened,
  bytes: Buffer,
  side: number,
  format: string | undefined,
): Promise<Pick<Picture, 'type' | 'bytes' | 'width' | 'height'>> => {
  const picture = open(bytes).autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true })
  const [type, coded] =
    format === 'jpeg'
      ? (['image/jpeg', picture.jpeg(asJpeg)] as const)
      : format === 'webp'
        ? (['image/webp', picture.webp({ quality: 85 })] as const)
        : (['image/png', picture.png()] as const)
  const { data, info } = await coded.toBuffer({ resolveWithObject: true })
  return { type, bytes: data, width: info.width, height: info.height }
}

const previewOf = async (open: Opened, bytes: Buffer): Promise<Buffer> => {
  let made = Buffer.alloc(0)
  for (const { side, quality } of previews) {
    made = await open(bytes)
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ ...asJpeg, quality })
      .toBuffer()
    if (made.length <= largestPreview) break
  }
  return made
}

/** Loads the decoder, which knows four kinds of picture afterwards and none that could name other files or hold programs. */
export const pictureStripper = async () => {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadNsgifBuffer'],
  })
  const open: Opened = (bytes) => sharp(bytes, { limitInputPixels: most, failOn: 'error', pages: 1 })

  return async (bytes: Buffer): Promise<Picture | Refused> => {
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
    if (format === 'jpeg' && !leadsToDots(bytes)) return refused('broken')
    if (width * height > most) return refused('too-many-dots')
    for (const side of sides) {
      const picture = await drawn(open, bytes, side, format)
      if (picture.bytes.length <= largestKept) return { is: 'picture', ...picture, preview: await previewOf(open, picture.bytes) }
    }
    return refused('too-many-dots')
  }
}
