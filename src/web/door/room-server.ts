// The room where people tell and return, as an HTTP server that only the door in front of it can reach.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busy } from '../../sealing/hashing.ts'
import { readReceipt } from '../../sealing/receipt.ts'
import { readPath } from '../paths.ts'
import { routesFor } from '../routes.ts'
import { doorFields, type Lane, type Share, type ShareAsked, type ShareReply } from '../share/asked.ts'
import { dressed } from './answering.ts'
import { evenStep, untilEven } from './even-times.ts'
import { UploadTrouble } from './form.ts'
import { fromDoor, type Tried } from './from-door.ts'
import { countedAs } from './lanes.ts'
import { readForm } from './reading-forms.ts'
import type { Tell } from './room-faults.tsx'
import { isFromHere, ownOrigin } from './same-origin.ts'
import { type Purse, patient, readTicket } from './tickets.ts'

type ServerParts = {
  share: Share
  tell: Tell
  /** The public address; null where only this machine reads. */
  origin: string | null
  /** The key of everything that pages carry in place of cookies. */
  key: Uint8Array
  purse: Purse
  /** Told what failed, in words that hold none of a teller's. */
  failed: (what: string) => void
  /** Milliseconds between the times at which whoever typed a number is answered. */
  even?: number
}

/** What the door has to be told, or to undo, beside the answer. */
type Course = { tried: boolean; right: boolean; counts: boolean; ticket: string | null; spent: string[]; hashed: number | null }

const routes = routesFor('', 'en')
const methods = ['GET', 'HEAD', 'POST'] as const
const said = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

/** Whatever reads as a receipt, in any field, is hashed, or should not have been typed there; but not where no page of ours sent it. */
const holdsReceipt = (form: ReadonlyMap<string, string>): boolean => [...form.values()].some((value) => readReceipt(value).is === 'receipt')

/** Nobody types a number at the desk: what an editor writes there is no guess. */
const atDesk = (url: string): boolean => readPath(url).parts[0] === 'desk'
/** A passphrase or a code is a guess as a number is. */
const signsIn = (path: string): boolean =>
  (['in', 'code', 'join', 'passphrase', 'key', 'key-file'] as const).some((act) => path === routes.deskAct(act))

/** What is too large to hold goes on piece by piece, as it is taken. Whoever asked may have gone; anything else that ends it is ours. */
const sendOn = async (response: ServerResponse, stream: AsyncIterable<Uint8Array>, failed: (what: string) => void) => {
  try {
    await pipeline(Readable.from(stream), response, { end: false })
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      failed(error instanceof Error ? error.name : 'something unnamed')
    throw error
  }
}

/** More bots than people send a form off before it can have been read, or fill in what nobody sees. */
const isSuspect = (asked: { method: string; url: string }, ticket: string, form: ReadonlyMap<string, string>): boolean =>
  (form.get(doorFields.empty) ?? '') !== '' || (ticket === 'too-fast' && countedAs(asked.method, readPath(asked.url).path) === 'send')

export const createRoomServer = ({ share, tell, origin, key, purse, failed, even = evenStep }: ServerParts): Server => {
  const tickets = patient(purse)

  /** A file may turn out to be too long only while it is read: then the page is asked for again, and says so. */
  const ask = async (asked: ShareAsked): Promise<ShareReply> => {
    try {
      return await share(asked)
    } catch (error) {
      if (!(error instanceof UploadTrouble) || error.trouble === 'broken-off') throw error
      return share({ ...asked, file: null, trouble: error.trouble })
    }
  }

  const answer = async (request: IncomingMessage, url: string, course: Course): Promise<ShareReply> => {
    const method = methods.find((one) => one === request.method)
    if (method === undefined) return tell('no-such-way', request.method ?? '', url)
    const own = ownOrigin(said(request, 'host'), origin)
    if (own === null) return tell('elsewhere', method, url)
    const lane: Lane = said(request, fromDoor.lane) === 'flood' ? 'flood' : 'normal'
    const spend = async (nonce: string, until: number) => {
      const before = await purse.spend(nonce, until)
      if (!before) course.spent.push(nonce)
      return before
    }
    const hashed = () => {
      course.hashed = performance.now()
    }
    const none = { form: new Map<string, string>(), file: null, ticket: 'none', trouble: null } as const
    const right = () => {
      course.right = true
    }
    const counts = () => {
      course.counts = true
    }
    const plain = { ...none, method, url, lane, session: said(request, fromDoor.session) ?? null, spend, hashed, right, counts }
    if (method !== 'POST') return share(plain)
    const sent = { origin: said(request, 'origin'), fetchSite: said(request, 'sec-fetch-site') }
    if (!isFromHere(sent, own)) return share({ ...plain, trouble: 'from-elsewhere' })
    const read = await readForm(request)
    if (read.is === 'trouble') return share({ ...plain, trouble: read.trouble })
    const { form, file } = read
    const ticket = await readTicket(key, form.get(doorFields.ticket) ?? '', url, tickets)
    course.ticket = ticket.nonce
    const ours = ticket.is !== 'none' && ticket.is !== 'stale'
    course.tried = ours && (atDesk(url) ? signsIn(readPath(url).path) : holdsReceipt(form))
    const later = Number(said(request, fromDoor.receiptsIn) ?? 0)
    if (course.tried && later > 0) return tell('too-often', method, url, later)
    return ask({
      ...plain,
      form,
      file,
      lane: isSuspect(plain, ticket.is, form) ? 'flood' : lane,
      ticket: ticket.is === 'too-fast' ? 'fresh' : ticket.is,
      trouble: ours ? null : 'no-ticket',
    })
  }

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '/' } = request
    const course: Course = { tried: false, right: false, counts: false, ticket: null, spent: [], hashed: null }
    let dealtWith = true
    const reply = await answer(request, url, course).catch((error: unknown) => {
      dealtWith = false
      if (error instanceof Busy) return tell('too-many', method, url, 30)
      if (!(error instanceof UploadTrouble)) failed(error instanceof Error ? error.name : 'something unnamed')
      return tell('broken', method, url)
    })
    if (course.hashed !== null) await untilEven(course.hashed, even, () => performance.now())
    // What was refused changed nothing: whoever did not see why, because they pressed twice, is told when the same form comes again.
    if (course.ticket !== null) tickets.settle(course.ticket, dealtWith && reply.status < 400)
    for (const nonce of course.spent) purse.settle(nonce, dealtWith)
    const { status, head, body, stream } = dressed(reply, method, url, origin)
    const tried: Tried = course.tried ? (course.right ? 'right' : 'yes') : 'no'
    const counts = course.counts || !dealtWith ? 'yes' : 'no' // what was done before it broke is not known
    response.writeHead(status, [...head, fromDoor.tried, tried, fromDoor.counts, counts, 'connection', 'close'])
    if (stream) await sendOn(response, stream, failed)
    else if (body === null) response.flushHeaders()
    else response.write(body, () => body.fill(0))
    // The door is heard out, or goes: an answer on a line that is cut while it speaks would not reach it. Nobody reads a file any more.
    request.unpipe().resume()
    if (request.complete) response.end()
    else request.once('close', () => response.end())
  }

  // The door holds slow connections off; a file may take as long as it takes.
  return createServer({ requestTimeout: 0, maxHeaderSize: 32 * 1024, requireHostHeader: false }, (request, response) => {
    request.on('error', () => undefined) // broken off: whoever reads it hears of it
    respond(request, response).catch(() => response.destroy()) // not even a page could be drawn
  })
}
