// People come back to the files they sent: another is added on a bad line, and one is taken out.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { filesOf } from '../../src/store/sealed/files.ts'
import { findInbox } from '../../src/store/sealed/inboxes.ts'
import { keyOf } from '../tellers.ts'
import { begin, come, decide, dropTheLine, go, goToDecide, onPhone, openRoom, reading, send, sound, tongues, write } from './phone.ts'

const room = await openRoom()
const buffer = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#38a' } })
  .jpeg()
  .toBuffer()
const picture = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer }

describe('somebody who comes back for their files', () => {
  for (const { locale, prefix, say } of tongues)
    it(`adds one while the line drops, sees it as it is kept, and takes one out, in ${locale}`, async () => {
      const base = room.origin + prefix
      await onPhone({ locale, colourScheme: locale === 'ar' ? 'dark' : 'light' }, async ({ page }) => {
        const digits = await begin(page, base, 'our-history')
        await write(page, 'The Kettle')
        await goToDecide(page)
        await decide(page, digits)
        await send(page)
        const telling = (await findInbox(room.store.sealed, (await keyOf(digits)).lookup))?.telling ?? ''
        const many = async () => (await filesOf(room.store.sealed, telling)).length
        await come(page, base, digits)
        await sound(page, 'no file yet')
        await page.getByRole('link', { name: say('Add a file') }).click()
        await sound(page, 'add a file')
        await page.fill('#description', 'Our banner')
        await page.setInputFiles('#file', picture)
        await dropTheLine(page)
        await page.goBack()
        assert.equal(await page.inputValue('#description'), 'Our banner')
        assert.equal(await many(), 0)
        await page.locator('summary').first().click()
        await page.check('#original')
        await page.setInputFiles('#file', picture)
        await page.locator('button.go').dblclick()
        await page.waitForSelector('.preview img, .look-again')
        await page.waitForLoadState()
        assert.equal(await many(), 2, 'the file and the untouched one, once each')
        if ((await page.locator('.preview').count()) === 0) {
          // The second click was answered last: the page says that its file is taken once.
          await sound(page, 'sent twice')
          await page.goto(page.url().replace(/\?.*/, '?kept=1'))
        } else {
          await sound(page, 'as it is kept')
          await go(page)
        }
        await sound(page, 'kept')
        assert.equal(await page.locator('h1').innerText(), say('It is kept, and goes to the editors'))
        await page.reload()
        assert.equal(await many(), 2)

        await come(page, base, digits)
        await sound(page, 'listed')
        assert.equal(await page.locator('.added > li').count(), 2)
        assert.doesNotMatch(await reading(page), /banner/)
        await page.locator('.added summary').first().click()
        await sound(page, 'before it is taken out')
        await page.locator('.added button').first().click()
        await sound(page, 'taken out')
        const done = say('File {n} is destroyed, with what you wrote about it and the key that opened it.', { n: 1 })
        assert.equal(await page.locator('.kept').first().innerText(), done)
        assert.equal(await page.locator('.added > li').count(), 1)
        assert.equal(await many(), 1)
      })
    })
})
