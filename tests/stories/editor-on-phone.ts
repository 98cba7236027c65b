// Somebody who edits, on a phone: their name, their passphrase, and the codes that their own authenticator would give.
import type { Page } from 'playwright-core'
import { codeAt } from '../../src/sealing/one-time-code.ts'
import { base32 } from '../desk-asker.ts'
import { go } from './phone.ts'

export type Editor = ReturnType<typeof editorNamed>

export const editorNamed = (name: string) => {
  const passphrase = `a lantern beside no bridge, ${name}`
  let secret: Uint8Array | null = null
  let used = -1
  /** A code counts once: the next one's time has to come. */
  const code = (own: Uint8Array) => {
    let step = Math.floor(Date.now() / 30_000)
    if (step <= used) step = used + 1 // the one after this moment's is good too
    used = step
    return codeAt(own, step)
  }
  /** From the page of the first code on, or with a code. `seen` looks at the pages on the way. */
  const comeIn = async (page: Page, base: string, seen: (name: string) => Promise<void> = async () => undefined) => {
    await page.goto(`${base}/desk`)
    await seen('sign in')
    await page.fill('#name', name)
    await page.fill('#passphrase', passphrase)
    if (secret) await page.fill('#code', code(secret))
    await go(page)
    if (secret) return
    await seen('codes')
    secret = base32((await page.locator('.secret').innerText()).replace(/\s/g, ''))
    await page.fill('#passphrase', passphrase)
    await page.fill('#code', code(secret))
    await go(page)
  }
  return { name, passphrase, comeIn }
}
