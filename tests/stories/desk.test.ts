// Two people who never meet: one told something, the other reads it, asks, and is answered.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inGroups } from '../../src/sealing/digits.ts'
import { codeAt } from '../../src/sealing/one-time-code.ts'
import { base32 } from '../desk-asker.ts'
import { draftOf, joinDesk, keyOf, newReceipt, sendDraft } from '../tellers.ts'
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
      const person = { name: `invented ${locale}`, passphrase: 'a lantern beside no bridge at all' }
      await joinDesk(room.store, room.desk, person)
      const digits = newReceipt()
      await sendDraft(room.store, room.desk, await draftOf(room.store, words.told, undefined, await keyOf(digits)))
      const secret: { bytes: Uint8Array; used: number } = { bytes: new Uint8Array(), used: -1 }
      /** A code counts once: the next one's time has to come. */
      const code = async () => {
        let step = Math.floor(Date.now() / 30_000)
        if (step <= secret.used) step = secret.used + 1 // the one after this moment's is good too
        secret.used = step
        return codeAt(secret.bytes, step)
      }

      await onPhone({ locale }, async ({ page }) => {
        await page.goto(`${base}/desk`)
        await sound(page, 'sign in')
        await page.fill('#name', person.name)
        await page.fill('#passphrase', 'another one entirely, of nobody')
        await go(page)
        await sound(page, 'not together')
        assert.equal(await page.inputValue('#name'), person.name)
        assert.equal(await page.inputValue('#passphrase'), '')
        await page.fill('#passphrase', person.passphrase)
        await go(page)
        await sound(page, 'codes')
        secret.bytes = base32((await page.locator('.secret').innerText()).replace(/\s/g, ''))
        await page.fill('#passphrase', person.passphrase)
        await page.fill('#code', await code())
        await go(page)
        await sound(page, 'what waits')
        await page.locator('.waiting a').last().click()
        await sound(page, 'telling')
        inOrder(await reading(page), words.told, say('What they decided'), say('Questions'))
        await page.fill('#question', words.question)
        await go(page)
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
        await page.goto(`${base}/desk`)
        await page.fill('#name', person.name)
        await page.fill('#passphrase', person.passphrase)
        await page.fill('#code', await code())
        await go(page)
        await page.locator('.waiting a').last().click()
        inOrder(await reading(page), words.question, words.answer)
        await sound(page, 'answered')
      })
    })
})
