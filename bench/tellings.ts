// How many tellings a second are sealed and granted, with words alone and with a photograph that is stripped on the way; and how many receipts are let in.
import { keepFile } from '../src/actions/keep-file.ts'
import { spoolUpload } from '../src/actions/spool-upload.ts'
import { strip } from '../src/stripping/strip.ts'
import { chance, freshStore } from '../tests/builders.ts'
import { type Engine, engines } from '../tests/databases.ts'
import { noise } from '../tests/safety/planted-pictures.ts'
import { draftOf, keyOf, newReceipt, openDesk, sendDraft, today } from '../tests/tellers.ts'
import { figure, notMeasured, type Row } from './rows.ts'

const words = 'An invented telling of some length. '.repeat(60)
const photographBytes = 3_000_000

/** Some three megabytes, as a phone makes them. */
const photograph = async (): Promise<Buffer> => {
  for (let side = 1_200; ; side += 200) {
    const made = await noise(side, side).jpeg({ quality: 92 }).toBuffer()
    if (made.length >= photographBytes) return made
  }
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield Buffer.from(bytes.subarray(at, at + 64 * 1024))
}

const aSecond = async (times: number, act: () => Promise<unknown>): Promise<number> => {
  await act() // what is loaded at first use is loaded now
  const begun = performance.now()
  for (let n = 0; n < times; n++) await act()
  return (times * 1_000) / (performance.now() - begun)
}

const measure = async (name: string, engine: Engine): Promise<Row[]> => {
  const named = (what: string) => `${what}, ${name}`
  if (engine.skip) return [notMeasured(named('tellings sealed'), engine.skip)]
  const { store, close } = await freshStore(engine)
  try {
    const desk = await openDesk(store)
    const picture = await photograph()
    // One hash for all of them: how long that takes is a figure of its own.
    const key = await keyOf(newReceipt())
    let n = 0
    const fresh = () => ({ ...key, lookup: Buffer.from(String(n++).padStart(32)) })
    const text = await aSecond(30, async () => sendDraft(store, desk, await draftOf(store, words, undefined, fresh())))
    const pictured = await aSecond(6, async () => {
      const own = await draftOf(store, words, undefined, fresh())
      const spool = await spoolUpload(store, chance.id('a'), inPieces(picture))
      const stripped = await strip(spool)
      if (stripped.is !== 'picture') throw new Error('the photograph was refused')
      const card = { id: chance.id('a'), type: stripped.type, description: '', original: false }
      await keepFile(store, own, card, inPieces(stripped.bytes), today)
      await spool.drop()
      await sendDraft(store, desk, own)
    })
    return [
      figure(named('tellings sealed and granted to two editors and recovery, words alone'), text, '/s'),
      figure(named('the same with a photograph of 3 MB, stripped'), pictured, '/s'),
    ]
  } finally {
    await close()
  }
}

export const tellings = async (): Promise<Row[]> => {
  const rows = [figure('receipts hashed, one after the other', await aSecond(10, () => keyOf(newReceipt())), '/s')]
  for (const [name, engine] of engines) rows.push(...(await measure(name, engine)))
  return rows
}
