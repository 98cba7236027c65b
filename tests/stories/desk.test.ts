// Two people who never meet: one told something, the other reads it, asks, and is answered.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inGroups } from '../../src/sealing/digits.ts'
import { draftOf, joinDesk, keyOf, newReceipt, sendDraft } from '../tellers.ts'
import { editorNamed } from './editor-on-phone.ts'
import { come, go, inOrder, onPhone, openRoom, reading, sound, tongues } from './phone.ts'

const room = await openRoom()

describe('an editor', () => {
  const own = {
    en: {
      told: 'Plainly invented words about a bakery.',
      question: 'In which invented year was that?',
      answer: 'In a year that never was.',
    },
    ar: { told: 'كلمات مختلقة عن مخبز.', question: 'في أي سنة مختلقة كان ذلك؟', answer: 'في سنة لم تكن.' },
  }
  for (const { locale, prefix, say } of tongues)
    it(`reads what was told, asks, and is answered, in ${locale}`, async () => {
      const words = own[locale]
      const base = `${room.origin}${prefix}`
      const person = editorNamed(`invented ${locale}`)
      await joinDesk(room.store, room.desk, person)
      const digits = newReceipt()
      await sendDraft(room.store, room.desk, await draftOf(room.store, words.told, undefined, await keyOf(digits)))
      await onPhone({ locale }, async ({ page }) => {
        await page.goto(`${base}/desk`)
        await page.fill('#name', person.name)
        await page.fill('#passphrase', 'another one entirely, of nobody')
        await go(page)
        await sound(page, 'not together')
        assert.equal(await page.inputValue('#name'), person.name)
        assert.equal(await page.inputValue('#passphrase'), '')
        await person.comeIn(page, base, (name) => sound(page, name))
        await sound(page, 'what waits')
        await page.locator('.waiting a').last().click()
        await sound(page, 'telling')
        inOrder(await reading(page), words.told, say('What they decided'), say('Questions'))
        await page.fill('#question', words.question)
        await page.locator('form[action$="/question"] button').click()
        inOrder(await reading(page), words.question, say('No answer yet.'))
        await page.reload()
        assert.equal((await reading(page)).split(words.question).length, 2, 'asked once')
        await page.goto(`${base}/desk/done`)
        await sound(page, 'what was done')
        inOrder(await reading(page), say('A question to a teller'), person.name, say('The first code for coming in'), person.name)
        assert.ok(!(await reading(page)).includes(words.question), 'and no word of it')
        await page.locator('form.signed-in button').click()
        await page.goBack()
        assert.ok(!(await reading(page)).includes(words.told), 'whoever goes back after signing out reads nothing')
      })

      await onPhone({ locale }, async ({ page }) => {
        await come(page, base, inGroups(digits).join(' '))
        inOrder(await reading(page), words.question)
        await page.locator('.letter a').click()
        await page.locator('main textarea').fill(words.answer)
        await go(page)
      })

      await onPhone({ locale }, async ({ page }) => {
        await person.comeIn(page, base)
        await page.locator('.waiting a').last().click()
        inOrder(await reading(page), words.question, words.answer)
        await sound(page, 'answered')
      })
    })
})
