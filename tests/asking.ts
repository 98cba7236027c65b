// What the share pages and the desk are asked as functions, without a server: a plain request, of which a test says what differs.
import type { ShareAsked } from '../src/web/share/asked.ts'

/** Reads where there is no form; a form comes from a page of ours, with its ticket. */
export const askedFor = (url: string, form: Record<string, string> | null, more: Partial<ShareAsked>): ShareAsked => ({
  method: form ? 'POST' : 'GET',
  url,
  form: new Map(Object.entries(form ?? {})),
  file: null,
  lane: 'normal',
  ticket: form ? 'fresh' : 'none',
  trouble: null,
  session: null,
  spend: async () => false,
  hashed: () => undefined,
  right: () => undefined,
  counts: () => undefined,
  ...more,
})
