// A page or a way on, as an answer that nothing keeps.
import type { ShareAsked, ShareReply } from './asked.ts'

type Drawn = { toString(): string | Promise<string> }

export const page = async (drawn: Drawn, status = 200, head: readonly string[] = []): Promise<ShareReply> => {
  const body = Buffer.from(`<!doctype html>${await drawn.toString()}`)
  const of = ['content-type', 'text/html; charset=utf-8', 'content-length', String(body.length), 'cache-control', 'no-store']
  return { status, head: [...of, ...head], body }
}

/** After a form: the next page is asked for by its address, so that reloading it sends nothing again. */
export const onTo = (address: string): ShareReply => ({ status: 303, head: ['location', address, 'content-length', '0'], body: null })

/** HEAD is told all about the page, and not the page. */
export const toMethod = (method: ShareAsked['method'], reply: ShareReply): ShareReply =>
  method === 'HEAD' ? { ...reply, body: null } : reply
