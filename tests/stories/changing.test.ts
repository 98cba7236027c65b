// Somebody changes what they said and decided while the line drops, goes back and forward, reloads, and presses twice: nothing is lost, and nobody finds it.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { begin, dropTheLine, go, lookOver, lost, onPhone, openRoom, sound } from './phone.ts'

const room = await openRoom()

describe('somebody who changes what they told, on a bad line,', () => {
  /** To what answers a form: the browser asks before it sends that again. */
  const forwardAndBack = async (page: Page) => {
    await assert.rejects(page.goForward(), /ERR_CACHE_MISS/)
    await lost(page)
    await page.goBack()
  }
  const decide = async (page: Page, digits: string) => {
    await go(page)
    await page.check('#credit-is-group')
    await page.fill('#credit-name', 'The Otters')
    for (const id of ['#use-pages', '#until', '#speaking', '#questions']) await page.check(id)
    await go(page)
    await page.fill('#digits', digits)
    await go(page)
  }
  const changeOf = (page: Page, told: string) =>
    page.locator('.look-over > div', { hasText: told }).locator('.change button').first().click()

  for (const [base, river, bridge] of [
    ['', 'We met by the river. ', 'We met under the bridge. '],
    ['/ar', 'التقينا عند النهر. ', 'التقينا تحت الجسر. '],
  ] as const)
    it(`changes one answer, loses no letter of it, and leaves none in an address, ${base === '' ? 'in English' : 'in Arabic'}`, async () => {
      const own = room.origin + base
      await onPhone({ locale: base === '' ? 'en' : 'ar' }, async ({ page, requests }) => {
        const digits = await begin(page, own, 'our-history')
        const at = (n: number) => page.goto(page.url().replace(/\/\d+(\?.*)?$/, `/${n}`))
        await at(4)
        const story = `${river}${'We sang, and we ate. '.repeat(100)}`.trim()
        await page.fill('#words', story)
        await go(page)
        await page.locator('.aside a').click()
        await decide(page, digits)
        await changeOf(page, river.trim())
        await sound(page, 'as it stands')
        const address = page.url()
        assert.equal(await page.inputValue('#words'), story)
        await page.fill('#words', story.replace(river, bridge))
        await dropTheLine(page)
        await page.goBack()
        assert.equal(page.url(), address)
        assert.equal(await page.inputValue('#words'), story.replace(river, bridge), 'after a dropped line, every letter')
        await sound(page, 'the number is asked for too')
        await forwardAndBack(page)
        assert.equal(await page.inputValue('#words'), story.replace(river, bridge))
        await page.fill('#digits', digits)
        await dropTheLine(page)
        await page.reload() // the browser sends it again
        await page.locator('.kept').waitFor()
        const told = await page.locator('.look-over').first().innerText()
        assert.ok(told.includes(bridge.trim()) && !told.includes(river.trim()))
        await page.goBack()
        await forwardAndBack(page)
        await lookOver(page, own, digits)
        assert.equal(await page.locator('.look-over').first().locator('.told-words').count(), 1, 'kept once')
        assert.ok(requests.every((one) => !one.includes(digits)))
        // Whoever finds the phone goes through its history.
        await onPhone({}, async ({ page: found }) => {
          await found.goto(address)
          assert.doesNotMatch(await found.content(), /We sang/)
          assert.equal(await found.inputValue('#words'), '')
          await found.fill('#words', 'Nothing happened.')
          await go(found)
          assert.equal(await found.locator('#digits').count(), 1)
        })
        await lookOver(page, own, digits)
        assert.ok((await page.locator('main').innerText()).includes(bridge.trim()))
        assert.doesNotMatch(await page.content(), /Nothing happened/)
      })
    })

  for (const base of ['', '/ar'])
    it(`changes what was decided, before sending and after, ${base === '' ? 'in English' : 'in Arabic'}`, async () => {
      const own = room.origin + base
      await onPhone({ locale: base === '' ? 'en' : 'ar' }, async ({ page }) => {
        const digits = await begin(page, own, 'our-history')
        await page.fill('#words', 'The Kettle')
        await go(page)
        await page.locator('.aside a').click()
        await decide(page, digits)
        const still = async (name: string) => {
          for (const id of ['#credit-is-chosen', '#use-pages', '#use-quotation', '#until', '#speaking', '#questions', '#exact'])
            assert.ok(await page.isChecked(id), `${name}: ${id}`)
          assert.equal(await page.inputValue('#credit-name'), 'The Herons', name)
        }
        const change = async (name: string, done: string) => {
          const address = page.url()
          assert.equal(await page.inputValue('#credit-name'), 'The Otters')
          await sound(page, name)
          await page.check('#credit-is-chosen')
          await page.fill('#credit-name', 'The Herons')
          await page.check('#use-quotation')
          await dropTheLine(page)
          await page.goBack()
          assert.equal(page.url(), address)
          await still(`${name}, back`)
          await sound(page, `${name}, with the number`)
          await forwardAndBack(page)
          await still(`${name}, forward and back`)
          await page.fill('#digits', digits)
          await page.locator('button.go').dblclick()
          await page.locator('.kept').waitFor()
          assert.ok((await page.locator('main').innerText()).includes(done), name)
          await onPhone({}, async ({ page: found }) => {
            await found.goto(address)
            assert.doesNotMatch(await found.content(), /Herons|Otters/)
            assert.equal(await found.locator('input:checked').count(), 0)
          })
        }
        await page.locator('form[action*="/change-terms"] button').first().click()
        assert.match(page.url(), /#credit$/)
        await change('terms of a draft', 'The Herons')
        await page.locator('form[action*="/change-terms"] button').first().click()
        await page.check('#credit-is-group')
        await page.fill('#credit-name', 'The Otters')
        await page.uncheck('#use-quotation')
        await go(page)
        await page.locator('form[action$="/send"] .go').click()
        await page.goto(`${own}/return`)
        await page.fill('#digits', digits)
        await go(page)
        await page.locator('form[action$="/return/terms"] button').click()
        await change('terms of what was sent', 'The Herons')
      })
    })
})
