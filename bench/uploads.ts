// What the machine holds in memory while fifty people send a photograph of 20 MB each at once, each into a draft of their own.
import { request } from 'node:http'
import { questionsFor } from '../src/contributions/questions.ts'
import { fileFields } from '../src/web/share/pages/parts/file-fields.tsx'
import { freshSqlitePath } from '../tests/databases.ts'
import { noise } from '../tests/safety/planted-pictures.ts'
import { callerFrom } from './caller.ts'
import { canTellProcessorTime } from './processor-time.ts'
import { type Held, heldBy, watchMemory } from './resident.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { begin, type Sharing, startSharing, teller } from './sharing-server.ts'

const uploads = 50
const keptHeading = 'This is the picture as it is kept'
const bar = { atMost: 400 }
const name = `memory during ${uploads} uploads of 20 MB at once, all processes`
const questions = questionsFor('our-history', null)
const filesAt = questions.findIndex(({ field }) => field === 'files') + 1

/** As a telephone makes it: lying on its side, of 48 million dots. */
const photograph = async (): Promise<Buffer> => {
  const [width, height] = [8000, 6000]
  for (let quality = 80; ; quality -= 2) {
    const made = await noise(width, height).withMetadata({ orientation: 6 }).jpeg({ quality }).toBuffer()
    if (made.length <= 20.5e6) return made
  }
}

const boundary = 'invented-boundary-9'
const line = (field: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`

/** The page's form with a file, sent piece by piece as fast as it is taken; all share the file's one copy. */
const send = ({ port, origin }: Sharing, from: string, html: string, file: Buffer): Promise<{ status: number; html: string }> => {
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? ''
  const head = Buffer.from(
    hidden.map(([, field = '', value = '']) => line(field, value)).join('') +
      line(fileFields.description, 'An invented picture of noise.') +
      `--${boundary}\r\ncontent-disposition: form-data; name="${fileFields.file}"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
  )
  const foot = Buffer.from(`\r\n--${boundary}--\r\n`)
  return new Promise((done, fail) => {
    const asking = request(
      {
        port,
        host: 'localhost',
        path: action,
        method: 'POST',
        agent: false,
        headers: {
          ...callerFrom(from),
          origin,
          'sec-fetch-site': 'same-origin',
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': head.length + file.length + foot.length,
        },
      },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', fail)
        response.on('end', () => done({ status: response.statusCode ?? 0, html: Buffer.concat(pieces).toString() }))
      },
    )
    asking.on('error', fail)
    const write = async () => {
      asking.write(head)
      for (let at = 0; at < file.length; at += 65_536)
        if (!asking.write(file.subarray(at, at + 65_536))) await new Promise((drained) => asking.once('drain', drained))
      asking.end(foot)
    }
    write().catch(fail)
  })
}

const measure = async (file: Buffer): Promise<Row[]> => {
  const fresh = freshSqlitePath()
  const server = await startSharing(fresh.path, { codes: uploads })
  try {
    const pages: { from: string; html: string }[] = []
    for (let n = 0; n < uploads; n++) {
      const from = `198.51.100.${n + 1}`
      const one = teller(server, from)
      const { page } = await begin(one, server.codes[n] as string)
      pages.push({ from, html: (await one.get(page.url.replace(/\/1$/, `/${filesAt}`))).html })
    }
    const pid = server.pids()[0] as number
    const before = heldBy(pid)
    const stop = watchMemory(pid)
    const begun = performance.now()
    const answers = await Promise.all(pages.map(({ from, html }) => send(server, from, html, file)))
    const seconds = (performance.now() - begun) / 1_000
    const { most, looks } = stop()
    const kept = answers.filter(({ status, html }) => status === 200 && html.includes(keptHeading)).length
    const say = ({ serving, room, apart }: Held) => `serving ${serving.toFixed(0)}, room ${room.toFixed(0)}, decoder ${apart.toFixed(0)}`
    return [
      figure(name, most.once, 'MB', {
        bar,
        detail: `what processes share counted once; before ${before.once.toFixed(0)}; counted for each, ${most.all.toFixed(0)}: ${say(most)}; ${looks} looks`,
      }),
      figure(`of these ${uploads}, answered with the picture as it is kept`, kept, 'of all', {
        bar: { atLeast: uploads },
        detail: `of ${uploads}, in ${seconds.toFixed(0)} s; ${(file.length / 1e6).toFixed(1)} MB each`,
      }),
    ]
  } finally {
    await server.stop()
    fresh.drop()
  }
}

export const uploading = async (): Promise<Row[]> =>
  canTellProcessorTime ? measure(await photograph()) : [notMeasured(name, 'this system has no /proc', bar)]
