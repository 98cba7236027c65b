// A page or a way on, as an answer.
import type { ShareReply } from './asked.ts'

type Drawn = { toString(): string | Promise<string> }

export const page = async (drawn: Drawn, status = 200, head: readonly string[] = []): Promise<ShareReply> => {
  const body = Buffer.from(`<!doctype html>${await drawn.toString()}`)
  return { status, head: ['content-type', 'text/html; charset=utf-8', 'content-length', String(body.length), ...head], body }
}

/** After a form: the next page is asked for by its address, so that reloading it sends nothing again. */
export const onTo = (address: string): ShareReply => ({ status: 303, head: ['location', address, 'content-length', '0'], body: null })
