// Somebody tells of a wrong with a photograph, or takes the picture out again.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { come, decide, go, inOrder, numberOn, onPhone, openRoom, reading, send, sound, takeNumber, tongues, write } from './phone.ts'

const room = await openRoom()

describe('somebody with a picture', () => {
  const own = {
    en: { wrong: 'They took our tent.', when: 'two winters ago', where: 'A town in the north', shows: 'An empty place in the snow' },
    ar: { wrong: 'أخذوا خيمتنا.', when: 'قبل شتاءين', where: 'بلدة في الشمال', shows: 'مكان خالٍ في الثلج' },
  }
  for (const { locale, prefix, say } of tongues)
    it(`tells of a wrong, with a photograph that said where it was taken, in ${locale}`, async () => {
      const words = own[locale]
      await onPhone({ locale }, async ({ page }) => {
        const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3388aa' } })
          .withExif({ IFD0: { Model: 'CANARY-PHONE' }, IFD3: { GPSLatitude: '52/1 22/1 0/1', GPSLatitudeRef: 'N' } })
          .jpeg()
          .toBuffer()
        assert.ok(picture.includes('CANARY-PHONE'))
        await page.goto(`${room.origin}${prefix}/share`)
        await page.check('input[value="testimony"]')
        await go(page)
        inOrder(await reading(page), 'An invented legal team', 'They call back within a week')
        await sound(page, 'who answers for it')
        await go(page)
        const digits = await takeNumber(page)
        await write(page, words.wrong)
        await page.fill('#told', words.when)
        await go(page)
        await go(page)
        await write(page, words.where)
        await page.check('input[value="police"]')
        await sound(page, 'who did it')
        await go(page)
        await page.check('input[value="2-5"]')
        await go(page)
        await go(page)
        await go(page) // no link
        await sound(page, 'file')
        await page.fill('#description', words.shows)
        await page.setInputFiles('#file', { name: 'IMG 52.37,4.89.jpg', mimeType: 'image/jpeg', buffer: picture })
        await go(page)
        await sound(page, 'file kept')
        const shown = Buffer.from(((await page.locator('.preview img').getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64')
        assert.deepEqual([(await sharp(shown).metadata()).exif, shown.includes('CANARY-PHONE')], [undefined, false])
        await go(page)
        await sound(page, 'before')
        await decide(page, digits)
        const told = await reading(page)
        inOrder(told, words.wrong, words.when, words.where, say('The police'), say('Two to five'), words.shows)
        assert.ok(!told.includes('IMG 52'))
        await send(page)
        assert.equal(await page.locator('h1').innerText(), say('Thank you. It is sent'))
      })
    })

  it('takes a picture out as soon as it is seen, chooses a word, and reads it again with it, in Arabic', async () => {
    const base = `${room.origin}/ar`
    let digits = ''
    await onPhone({ locale: 'ar' }, async ({ page, requests }) => {
      await page.goto(`${base}/share/answer`)
      await go(page)
      digits = await numberOn(page)
      await page.fill('#digits', digits)
      await go(page)
      await page.fill('#words', 'الإبريق')
      for (let n = 1; n < 5; n++) await go(page)
      await page.fill('#description', 'لافتة على جدار')
      const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#3388aa' } })
        .png()
        .toBuffer()
      await page.setInputFiles('#file', { name: 'a.png', mimeType: 'image/png', buffer: picture })
      await go(page)
      await sound(page, 'file kept')
      await page.locator('main form button.quiet').click()
      await sound(page, 'taken out')
      assert.match(page.url(), /\/5\?taken=1$/)
      await page.locator('.aside a').click()
      await decide(page, digits)
      assert.doesNotMatch(await reading(page), /لافتة/)
      await page.locator('details.again summary').click()
      await sound(page, 'a word may be chosen')
      await page.fill('#again-word', 'إبريق أزرق')
      await page.fill('#again-digits', digits)
      await send(page)
      await sound(page, 'sent')
      await come(page, base, digits)
      await sound(page, 'state')
      assert.doesNotMatch(await reading(page), /الإبريق/)
      await page.locator('a[href$="/return/read"]').click()
      await sound(page, 'the word is asked for')
      await page.fill('#again-word', 'إبريق أحمر')
      await page.fill('#digits', digits)
      await page.locator('form[action$="/read?show=1"] button.go').click()
      await sound(page, 'another word')
      await page.locator('.look-again a').click()
      assert.equal(await page.locator(':focus').getAttribute('id'), 'again-word')
      await page.fill('#again-word', ' إبريق  أزرق')
      await page.fill('#digits', digits) // neither is sent back
      await page.locator('form[action$="/read?show=1"] button.go').click()
      await sound(page, 'read again')
      assert.match(await reading(page), /الإبريق/)
      assert.ok(requests.every((address) => !address.includes(digits) && !decodeURIComponent(address).includes('أزرق')))
      await go(page)
      await sound(page, 'leave')
    })
  })
})
