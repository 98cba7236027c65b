// A printed sheet: somebody tells by hand at a meeting, and somebody they trust types it in while many are writing.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { makeSheets } from '../../src/actions/make-sheets.ts'
import { spendVoucher, voucherStands } from '../../src/actions/spend-voucher.ts'
import { questionsFor } from '../../src/contributions/questions.ts'
import { fromDoor } from '../../src/web/door/from-door.ts'
import { sheetDrawer } from '../../src/web/setup/drawing-sheets.tsx'
import { words } from '../room-faults.ts'
import { salt, today } from '../tellers.ts'
import { choose, come, go, inOrder, onPhone, openRoom, reading, send, sound, tongues, write } from './phone.ts'

const room = await openRoom()
Object.assign(room.parts, {
  vouched: {
    stands: (typed: string) => voucherStands(room.store, typed, today),
    spend: (typed: string) => spendVoucher(room.store, typed, today),
  },
})

/** A sheet as it comes out of the printer. */
const printed = async (locale: string): Promise<string> => {
  const reviewed = { en: 'An invented reader', ar: 'An invented reader' }
  const drawer = sheetDrawer({
    words,
    publisher: 'Invented',
    origin: 'https://history.example.org',
    prefix: '',
    wordsReviewed: reviewed,
    testimony: false,
  })
  const made = drawer({ locale, sharing: 'our-history', folded: false })
  assert.ok(made.is === 'sheets')
  const chance = { salt: () => salt, bytes: (n: number) => randomBytes(n) }
  let paper = ''
  await makeSheets(room.store, 1, today, made, chance, (page) => {
    paper = page
  })
  return paper
}

/** Many write at that moment: a plain question is asked, or the code. */
const comeWithCode = async (page: Page, base: string, digits: string, code: string) => {
  await page.setExtraHTTPHeaders({ [fromDoor.lane]: 'flood' })
  await page.goto(`${base}/return`)
  await sound(page, 'a question comes first')
  await page.fill('#digits', digits)
  await page.locator('.plain-question summary').click()
  await page.fill('#vouch', code)
  await go(page)
  await page.setExtraHTTPHeaders({})
}

describe('a printed sheet', () => {
  const own = {
    en: { name: 'The Kettle', story: 'We met in a kitchen by the river.', word: 'blue kettle' },
    ar: { name: 'الإبريق', story: 'التقينا في مطبخ قرب النهر.', word: 'إبريق أزرق' },
  }
  for (const { locale, prefix, say } of tongues)
    it(`is typed in by somebody trusted, with its code, question by question, and sent, in ${locale}`, async () => {
      const told = own[locale]
      const base = room.origin + prefix
      let digits = ''
      let code = ''
      await onPhone({ locale }, async ({ page }) => {
        await page.setContent(await printed(locale))
        assert.equal(await page.locator('.address').first().innerText(), `https://history.example.org${prefix}/return`)
        digits = (await page.locator('.number').innerText()).replace(/\D/g, '')
        code = await page.locator('.code').innerText()
        assert.deepEqual([digits.length, code.replace(/\D/g, '').length], [24, 12])
      })
      await onPhone({ locale }, async ({ page }) => {
        await comeWithCode(page, base, digits, code)
        assert.equal(await page.locator('h1').innerText(), say('Good that you are here'))
        await sound(page, 'nothing is written yet')
        await go(page)
        const [first, , , fourth] = questionsFor('our-history', null)
        assert.equal(await page.locator('h1').innerText(), say(first?.ask ?? ''))
        await write(page, told.name)
        await go(page)
        await go(page)
        assert.equal(await page.locator('h1').innerText(), say(fourth?.ask ?? ''))
        await write(page, told.story)
        while (!page.url().endsWith('/before')) await go(page)
        await sound(page, 'before')
        await go(page)
        assert.match(page.url(), /\/terms$/)
        await sound(page, 'terms')
        await choose(page)
        await go(page)
        assert.match(page.url(), /\/end\?kept=1$/)
        await sound(page, 'end')
        await page.fill('#digits', digits)
        await go(page)
        inOrder(await reading(page), told.name, told.story)
        await page.locator('details.again summary').click()
        await sound(page, 'look, and a word')
        await page.fill('#again-word', told.word)
        await page.fill('#again-digits', digits)
        await send(page)
        assert.equal(await page.locator('h1').innerText(), say('Thank you. It is sent'))
      })
      // Whoever finds the sheet comes with a code that is used up; whoever told it reads it with the word.
      await onPhone({ locale }, async ({ page }) => {
        await comeWithCode(page, base, digits, code)
        assert.ok((await page.locator('.look-again').innerText()).includes(say('That did not fit. Here is another question.')))
        await come(page, base, digits)
        assert.ok(!(await reading(page)).includes(told.story))
        await page.locator('a[href$="/return/read"]').click()
        await page.fill('#again-word', told.word)
        await page.fill('#digits', digits)
        await page.locator('form[action$="/read?show=1"] button.go').click()
        inOrder(await reading(page), told.name, told.story)
      })
    })
})
