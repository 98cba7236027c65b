// From a telling to the page, and off it again: one who told it and two who edit, who never meet.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { inGroups } from '../../src/sealing/digits.ts'
import { draftOf, joinDesk, keyOf, newReceipt, sendDraft } from '../tellers.ts'
import { editorNamed } from './editor-on-phone.ts'
import { come, go, inOrder, onPhone, openRoom, reading, sound, tongues } from './phone.ts'

const room = await openRoom()

const own = {
  en: {
    told: 'We met on Sundays by an invented river. A kitchen was lent to us.',
    name: 'Invented Union of the River',
    slug: 'invented-union-of-the-river',
    says: 'Met on Sundays.',
    source: 'Told by an invented union',
  },
  ar: {
    told: 'كنا نلتقي أيام الأحد عند نهر مختلق. أُعيرت لنا قاعة مطبخ.',
    name: 'Ittihad al-Nahr al-Mukhtalaq',
    slug: 'ittihad-al-nahr-al-mukhtalaq',
    says: 'التقوا أيام الأحد.',
    source: 'روته مجموعة مختلقة',
  },
}

describe('what is told', () => {
  for (const { locale, prefix, say } of tongues)
    it(`is asked for, agreed to, read by two, published, changed and taken back, in ${locale}`, async () => {
      const words = own[locale]
      const base = `${room.origin}${prefix}`
      const [first, second] = [editorNamed(`first invented ${locale}`), editorNamed(`second invented ${locale}`)]
      for (const editor of [first, second]) await joinDesk(room.store, room.desk, editor)
      const digits = newReceipt()
      await sendDraft(room.store, room.desk, await draftOf(room.store, words.told, undefined, await keyOf(digits)))
      const typed = inGroups(digits).join(' ')
      const toTelling = (page: Page) => page.locator('.waiting a').last().click()
      const press = (page: Page, msgid: string) => page.getByRole('button', { name: say(msgid), exact: true }).click()
      const isShown = async () => {
        const answered = await fetch(`${room.origin}/groups/${words.slug}`)
        return answered.status === 200 && (await answered.text()).includes(words.says)
      }
      let proposal = ''

      await onPhone({ locale }, async ({ page }) => {
        await second.comeIn(page, base) // they came once: there are two of them from now on
      })
      await onPhone({ locale }, async ({ page }) => {
        await first.comeIn(page, base)
        await toTelling(page)
        await page.locator('details.draw summary').first().click()
        await page.locator('details.draw input[type=checkbox]').first().check()
        await sound(page, 'sentences')
        await page.locator('details.draw button').first().click()
        await page.fill('#called', words.name)
        await sound(page, 'of whom')
        await press(page, 'Look it up')
        await page.locator('input[value="new-group"]').check()
        await go(page)
        await sound(page, 'what it says')
        await page.locator('input[value="did"]').check()
        await go(page)
        assert.ok(words.told.startsWith(await page.inputValue('#text')), 'the passage stands there to begin with')
        await page.fill('#when', '03/04/1991')
        await press(page, 'Keep this')
        await sound(page, 'when is not read')
        assert.equal(await page.inputValue('#when'), '03/04/1991', 'every word is still there')
        await page.fill('#when', '')
        await page.fill('#text', words.says)
        await press(page, 'Keep this')
        proposal = page.url()
        await page.fill('#name', words.source)
        await press(page, 'Keep this name')
        await sound(page, 'drawn')
        inOrder(await reading(page), words.name, words.says, say('The exact words'), words.source, words.says, say('Publishing'))
        inOrder(await reading(page), say('This still stands in the way:'), say('Whoever told it has not said yes to these very words.'))
        await press(page, 'Show these words to whoever told it')
        inOrder(await reading(page), say('Whoever told it has not said yes to these very words.'))
      })

      await onPhone({ locale }, async ({ page }) => {
        await come(page, base, typed)
        inOrder(await reading(page), words.source, words.says)
        await sound(page, 'words proposed')
        await page.locator('button[name="say"][value="agreed"]').click()
      })

      await onPhone({ locale }, async ({ page }) => {
        await second.comeIn(page, base)
        await page.goto(proposal)
        inOrder(await reading(page), say('Whoever told it said yes to these words.'))
        assert.equal(await isShown(), false)
        await press(page, 'I have read all of it, and it can be shown')
        await press(page, 'Publish this')
        await sound(page, 'published')
        assert.ok(await isShown(), 'readers see it at once')
        await press(page, 'Take this back')
        assert.equal(await isShown(), false)
        await press(page, 'Publish this')
        assert.ok(await isShown(), 'the same words stand again')
        await page.goto(`${base}/desk/done`)
        await sound(page, 'what was done')
      })

      await onPhone({ locale }, async ({ page }) => {
        await come(page, base, typed)
        inOrder(await reading(page), say('It is on the pages'))
        await page.locator('.end-it summary').click()
        await page.locator('form[action$="/take-back"] button').click()
        assert.equal(await isShown(), false, 'its teller takes it back, and it is gone')
        await first.comeIn(page, base)
        await page.goto(proposal)
        assert.ok(!(await reading(page)).includes(words.says))
        await sound(page, 'nothing there')
        assert.equal(await page.locator('main a').getAttribute('href'), `${prefix}/desk`, 'an editor is shown the way back to the desk')
      })
    })
})
