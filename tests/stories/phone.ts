// What every story of telling shares: an old phone of 320 pixels without scripts, in English and in Arabic, and what its owner does again and again.
import assert from 'node:assert/strict'
import { after, afterEach } from 'node:test'
import type { Page } from 'playwright-core'
import { directionOf } from '../../src/web/pages/locales.ts'
import { axeFaults, overflow, type Reader, type Watched, withPage } from '../browser.ts'
import { htmlFaults } from '../markup.ts'
import { words } from '../room-faults.ts'
import { openShareRoom } from '../share-room.ts'

/** A room for the stories of one file, in which nothing may break. */
export const openRoom = async () => {
  const room = await openShareRoom()
  after(() => room.close())
  afterEach(() => assert.deepEqual(room.failed, []))
  return room
}

/** Both directions; `say` is what the pages say, as the catalogue has it. */
export const tongues = (['en', 'ar'] as const).map((locale) => ({
  locale,
  direction: directionOf(locale),
  prefix: locale === 'en' ? '' : `/${locale}`,
  say: words[locale].say,
}))

export const onPhone = (reader: Reader, act: (watched: Watched) => Promise<void>) => withPage({ width: 320, height: 600, ...reader }, act)

/** Nothing broken, nothing too wide, and a title that tells nothing. */
export const sound = async (page: Page, name: string) => {
  assert.deepEqual(await axeFaults(page), [], name)
  assert.equal(await overflow(page), 0, name)
  assert.deepEqual(await htmlFaults(`<!doctype html>${(await page.content()).replace(/^<!DOCTYPE html>/i, '')}`), [], name)
  assert.match(await page.title(), /^(Page|صفحة)/, name)
}

export const reading = (page: Page) => page.locator('main').innerText()
/** Each stands in it, one after the other. */
export const inOrder = (text: string, ...pieces: readonly string[]) => {
  let at = 0
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    assert.ok(found >= 0, `${piece}\nafter ${text.slice(0, at)}\nin ${text.slice(at)}`)
    at = found + piece.length
  }
}

export const go = (page: Page) => page.locator('main button.go, main a.go').first().click()
export const write = async (page: Page, told: string) => {
  await page.fill('#words', told)
  await go(page)
}
export const numberOn = async (page: Page) => (await page.locator('.receipt').innerText()).replace(/\D/g, '')
/** The number is typed once more; the first question is on the page after it. */
export const takeNumber = async (page: Page): Promise<string> => {
  const digits = await numberOn(page)
  await page.fill('#digits', digits)
  await go(page)
  return digits
}
export const begin = async (page: Page, base: string, sharing: string): Promise<string> => {
  await page.goto(`${base}/share/${sharing}`)
  await go(page)
  return takeNumber(page)
}
export const come = async (page: Page, base: string, digits: string) => {
  await page.goto(`${base}/return`)
  await page.fill('#digits', digits.replace(/(.{4})/g, '$1 '))
  await go(page)
}

export const choices = ['#credit', '#use-pages', '#until', '#speaking', '#questions']
export const choose = async (page: Page) => {
  for (const id of choices) await page.check(id)
}
/** From what one should know before to the page on which all is looked over. */
export const decide = async (page: Page, digits: string) => {
  await go(page)
  await choose(page)
  await go(page)
  await page.fill('#digits', digits)
  await go(page)
}
/** From any question, by the way that stands under it. */
export const goToDecide = (page: Page) => page.locator('.aside a').click()
export const lookOver = async (page: Page, base: string, digits: string) => {
  await come(page, base, digits)
  await page.locator('form[action$="/look"] button').click()
}
export const send = (page: Page) => page.locator('form[action$="/send"] .go').click()

/** Until the browser shows its own page: to wait for an address fails where the load does. */
export const lost = async (page: Page) => {
  for (let n = 0; n < 500 && !page.url().startsWith('chrome-error:'); n++) await page.waitForTimeout(20)
  assert.match(page.url(), /^chrome-error:/)
  await page.waitForLoadState()
}
/** The line drops in the very moment of sending. */
export const dropTheLine = async (page: Page) => {
  await page.context().setOffline(true)
  await go(page)
  await lost(page)
  await page.context().setOffline(false)
}
