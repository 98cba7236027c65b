// Somebody new comes to the desk: invited, named by the signed list, let in to what was sent before, and gone again.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeAt } from '../../src/sealing/one-time-code.ts'
import { findEditor } from '../../src/store/sealed/editors.ts'
import { base32 } from '../desk-asker.ts'
import { joinDesk, tellingOf } from '../tellers.ts'
import { go, inOrder, onPhone, openRoom, reading, sound, tongues } from './phone.ts'

const room = await openRoom()
const [recovery] = room.desk.list.recipients

describe('a new editor', () => {
  const own = {
    en: { before: 'Plainly invented words about a tram.', after: 'Plainly invented words about a harbour.' },
    ar: { before: 'كلمات مختلقة عن ترام.', after: 'كلمات مختلقة عن مرفأ.' },
  }
  for (const { locale, prefix, say } of tongues)
    it(`is invited, joins, is named, reads, and leaves, in ${locale}`, async () => {
      const base = `${room.origin}${prefix}`
      const first = { name: `invented ${locale}`, passphrase: 'a lantern beside no bridge at all' }
      const second = { name: `invented second ${locale}`, passphrase: 'seven plainly invented otters' }
      room.desk.list = { ...room.desk.list, recipients: recovery ? [recovery] : [] }
      await joinDesk(room.store, room.desk, first)
      await tellingOf(room.store, room.desk, own[locale].before)
      /** From the page on which the first code is made. */
      const comeFrom = async (page: Parameters<typeof go>[0], passphrase: string) => {
        const secret = base32((await page.locator('.secret').innerText()).replace(/\s/g, ''))
        await page.fill('#passphrase', passphrase)
        await page.fill('#code', codeAt(secret, Math.floor(Date.now() / 30_000)))
        await go(page)
      }

      await onPhone({ locale }, async ({ page }) => {
        await page.goto(`${base}/desk`)
        await page.fill('#name', first.name)
        await page.fill('#passphrase', first.passphrase)
        await go(page)
        await comeFrom(page, first.passphrase)
        await page.getByText(say('Who is here')).click()
        await sound(page, 'people')
        await page.check('#role')
        await go(page)
        await sound(page, 'invitation')
        const code = await page.locator('.secret').innerText()
        await page.locator('.onward a').click()

        await onPhone({ locale }, async ({ page: other }) => {
          await other.goto(`${base}/desk/join`)
          await sound(other, 'join')
          await other.fill('#invitation', '1234')
          await go(other)
          await sound(other, 'no such code')
          await other.fill('#invitation', code)
          await go(other)
          await sound(other, 'who')
          await other.fill('#name', second.name)
          await other.fill('#passphrase', second.passphrase)
          await other.fill('#again', 'another one entirely, of nobody')
          await go(other)
          await sound(other, 'not the same')
          await other.fill('#passphrase', second.passphrase)
          await other.fill('#again', second.passphrase)
          await go(other)
          await comeFrom(other, second.passphrase)
          await sound(other, 'waiting for the list')
          inOrder(await reading(other), say('The signed list has to name your key'), 'editors sign signing.key')

          await page.reload()
          await sound(page, 'to be signed')
          inOrder(await reading(page), say('The list is to be signed'), second.name)
          const row = await findEditor(room.store.sealed, second.name)
          assert.ok(row)
          const named = { holder: row.id, recipient: row.recipient, groups: ['all'] }
          room.desk.list = { ...room.desk.list, recipients: [...room.desk.list.recipients, named] }
          await tellingOf(room.store, room.desk, own[locale].after)

          await other.goto(`${base}/desk`)
          assert.equal(await other.locator('.waiting a').count(), 1, 'what was sent since they were named')
          await page.reload()
          await page.locator('.people summary').last().click()
          await sound(page, 'what can be done')
          await page.locator(`form[action$="/${row.id}/grants"] button`).click()
          await sound(page, 'given')
          await other.reload()
          assert.equal(await other.locator('.waiting a').count(), 2)
          await other.locator('.waiting a').first().click()
          await sound(other, 'telling')
          await other.locator('main a[href$="/sealed"]').click()
          await sound(other, 'sealed')
          for (const act of ['own', 'passphrase', 'key', 'key-file']) {
            await other.goto(`${base}/desk/${act}`)
            await sound(other, act)
          }

          await page.locator('.people summary').last().click()
          await page.locator(`form[action$="/${row.id}/remove"] button`).click()
          await sound(page, 'removed')
          await other.goto(`${base}/desk`)
          inOrder(await reading(other), say('You are not signed in any more.'))
        })
      })
    })
})
