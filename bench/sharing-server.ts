// Our server with sharing set up: an invented editor who can read, codes to hand out, and a proxy in front that says who asks.
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { makeVouchers } from '../src/actions/make-vouchers.ts'
import { prepareSetup, setUp } from '../src/actions/set-up.ts'
import { dayAt } from '../src/dates/days.ts'
import { plainFields } from '../src/web/share/pages/parts/plain-question.tsx'
import { chance, openAt } from '../tests/builders.ts'
import { digitsOn, type FormFiller, formFiller, type Page } from '../tests/form-filler.ts'
import { callerFrom } from './caller.ts'
import { type Running, startServer } from './server.ts'

const settings = { WORDS_REVIEWED: 'en: an invented reader', TRUSTED_PROXIES: '1' }

export type Sharing = Running & { origin: string; folder: string; codes: string[] }

/** Keys that nobody keeps: what is sent here is never read. */
const prepare = async (path: string, codes: number): Promise<string[]> => {
  const today = dayAt(Date.now())
  const store = await openAt(path)
  try {
    const { setup } = await prepareSetup({ name: 'invented', passphrase: 'lantern gravel otter seven mild' }, { today, id: chance.id('k') })
    await setUp(store, setup, dirname(path), () => undefined)
    return await makeVouchers(store, codes, today, (length) => randomBytes(length))
  } finally {
    await store.close()
  }
}

/** `path` is that of a file named history.db in a folder of its own. */
export const startSharing = async (path: string, { codes }: { codes: number }): Promise<Sharing> => {
  const drawn = await prepare(path, codes)
  Object.assign(process.env, settings)
  const server = await startServer({ at: path }).finally(() => {
    for (const name of Object.keys(settings)) delete process.env[name]
  })
  return { ...server, origin: `http://localhost:${server.port}`, folder: dirname(path), codes: drawn }
}

export const teller = ({ origin }: Sharing, address: string): FormFiller => formFiller(origin, callerFrom(address))

/** The digits, and a code where one is asked for, which may be from one page to the next. */
export const typeNumber = async ({ send }: FormFiller, page: Page, action: string, digits: string, code: string): Promise<Page> => {
  const asksCode = ({ html }: Page) => html.includes(`name="${plainFields.code}"`)
  const type = (on: Page) => send(on, action, { digits, ...(asksCode(on) ? { [plainFields.code]: code } : {}) })
  const answer = await type(page)
  return answer.status === 422 && asksCode(answer) && !asksCode(page) ? type(answer) : answer
}

/** Begins with a new receipt: the first question's page, and the digits. */
export const begin = async (filler: FormFiller, code: string): Promise<{ page: Page; digits: string }> => {
  const shown = await filler.send(await filler.get('/share'), '/share', { sharing: 'our-history' })
  const digits = digitsOn(shown)
  return { page: await typeNumber(filler, shown, '/share/receipt', digits, code), digits }
}
