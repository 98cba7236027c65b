// People tell, send, come back and take back, on a phone of 320 pixels without scripts, in English and Arabic.
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { sealWords } from '../../src/sealing/letters.ts'
import { putLetter } from '../../src/store/sealed/inboxes.ts'
import { axeFaults, elsewhere, overflow, withPage } from '../browser.ts'
import { htmlFaults } from '../markup.ts'
import { openShareRoom } from '../share-room.ts'
import { keyOf, newReceipt } from '../tellers.ts'

type Room = Awaited<ReturnType<typeof openShareRoom>>

describe('somebody with an old phone', () => {
  let room: Room
  before(async () => {
    room = await openShareRoom()
  })
  after(() => room.close())
  afterEach(() => assert.deepEqual(room.failed, []))

  /** Nothing broken, nothing too wide, nothing from elsewhere, and a title that tells nothing. */
  const sound = async (page: Page, name: string) => {
    assert.deepEqual(await axeFaults(page), [], name)
    assert.equal(await overflow(page), 0, name)
    assert.deepEqual(await htmlFaults(`<!doctype html>${(await page.content()).replace(/^<!DOCTYPE html>/i, '')}`), [], name)
    assert.match(await page.title(), /^(Page|صفحة)/, name)
  }
  const go = (page: Page) => page.locator('main button.go, main a.go').first().click()
  const numberOn = async (page: Page) => (await page.locator('.receipt').innerText()).replace(/\D/g, '')
  const come = async (page: Page, base: string, digits: string) => {
    await page.goto(`${base}/return`)
    await page.fill('#digits', digits.replace(/(.{4})/g, '$1 '))
    await go(page)
  }
  const decide = async (page: Page) => {
    for (const id of ['#credit', '#use-pages', '#until', '#speaking', '#questions']) await page.check(id)
    await go(page)
  }

  for (const [locale, direction, words] of [
    ['en', 'ltr', { name: 'The Kettle', began: 'around the end of the nineties', story: 'We met in a kitchen by the river.' }],
    ['ar', 'rtl', { name: 'الإبريق', began: 'نحو عام 1998', story: 'التقينا في مطبخ قرب النهر.' }],
  ] as const)
    it(`tells a group's history over three visits, with a dropped line between, in ${locale}`, async () => {
      const base = room.origin + (locale === 'en' ? '' : `/${locale}`)
      let digits = ''
      await withPage({ width: 320, height: 600, locale }, async ({ page, requests }) => {
        await page.goto(`${base}/`)
        await page.goto(`${base}/share`)
        assert.equal(await page.locator('html').getAttribute('dir'), direction)
        await sound(page, 'choose')
        await page.check('input[value="our-history"]')
        await go(page)
        await sound(page, 'number')
        digits = await numberOn(page)
        assert.equal(digits.length, 24)
        await page.fill('#digits', digits)
        await go(page)
        await sound(page, 'first question')
        assert.ok(!page.url().includes(digits))
        await page.fill('#words', words.name)
        // The line drops in the very moment of sending: back leads to the words.
        await page.context().setOffline(true)
        await go(page)
        await page.waitForURL(/^chrome-error:/)
        await page.context().setOffline(false)
        await page.goBack()
        assert.equal(await page.inputValue('#words'), words.name)
        await go(page)
        await sound(page, 'second question')
        assert.match(page.url(), /\/2\?kept=1$/)
        await page.reload()
        await page.goBack()
        assert.doesNotMatch(await page.content(), new RegExp(`>\\s*${words.name}`))
        await page.goForward()
        assert.deepEqual(elsewhere(requests, room.origin), [])
        assert.deepEqual(await page.context().cookies(), [])
      })
      await withPage({ width: 320, height: 600, locale, colourScheme: 'dark' }, async ({ page }) => {
        await come(page, base, digits)
        await sound(page, 'draft')
        await go(page)
        assert.match(page.url(), /\/2$/)
        await go(page) // skipped
        await page.fill('#told', words.began)
        await go(page)
        await sound(page, 'time read back')
        assert.match(await page.locator('main').innerText(), /1985|1998|١٩٩٨/)
        await go(page)
        await page.fill('#words', words.story)
        await page.locator('button.go').dblclick()
        await page.waitForURL(/\/5/)
      })
      await withPage({ width: 320, height: 600, locale }, async ({ page, requests }) => {
        await come(page, base, digits)
        await page.locator('form[action$="/look"] button').click()
        await sound(page, 'look')
        const told = await page.locator('main').innerText()
        for (const word of Object.values(words)) assert.ok(told.includes(word), word)
        await page.locator('form[action$="/before"] .go').click()
        await sound(page, 'before')
        await go(page)
        await sound(page, 'terms')
        await go(page)
        await sound(page, 'terms again')
        assert.ok((await page.locator('.look-again li').count()) >= 4)
        await decide(page)
        await sound(page, 'sent')
        await come(page, base, digits)
        await sound(page, 'state')
        assert.ok(!(await page.content()).includes(words.story))
        assert.ok(requests.every((address) => !address.includes(digits)))
        await page.locator('a.leave').click()
        await sound(page, 'leave')
      })
    })

  it('tells of a wrong, with a photograph that said where it was taken', async () => {
    await withPage({ width: 320, height: 600 }, async ({ page }) => {
      const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3388aa' } })
        .withExif({ IFD0: { Model: 'CANARY-PHONE' }, IFD3: { GPSLatitude: '52/1 22/1 0/1', GPSLatitudeRef: 'N' } })
        .jpeg()
        .toBuffer()
      assert.ok(picture.includes('CANARY-PHONE'))
      await page.goto(`${room.origin}/share`)
      await page.check('input[value="testimony"]')
      await go(page)
      assert.match(await page.locator('main').innerText(), /An invented legal team answers.*They call back within a week/s)
      await sound(page, 'who answers for it')
      await go(page)
      const digits = await numberOn(page)
      await page.fill('#digits', digits)
      await go(page)
      await page.fill('#words', 'They took our tent.')
      await go(page)
      await page.fill('#told', 'two winters ago')
      await go(page)
      await go(page)
      await page.fill('#words', 'A town in the north')
      await go(page)
      await page.check('input[value="police"]')
      await go(page)
      await page.check('input[value="2-5"]')
      await go(page)
      await go(page)
      await sound(page, 'file')
      await page.fill('#description', 'An empty place in the snow')
      await page.setInputFiles('#file', { name: 'IMG 52.37,4.89.jpg', mimeType: 'image/jpeg', buffer: picture })
      await go(page)
      await sound(page, 'file kept')
      const shown = Buffer.from(((await page.locator('.preview img').getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64')
      assert.deepEqual([(await sharp(shown).metadata()).exif, shown.includes('CANARY-PHONE')], [undefined, false])
      await go(page)
      await page.fill('#digits', digits)
      await go(page)
      const told = await page.locator('main').innerText()
      assert.match(told, /They took our tent.*two winters ago.*The police.*Two to five.*An empty place in the snow/s)
      assert.ok(!told.includes('IMG 52'))
      await page.locator('form[action$="/before"] .go').click()
      await go(page)
      await decide(page)
      assert.match(await page.locator('h1').innerText(), /It is sent/)
    })
  })

  it('answers exactly the question that a page leaves open', async () => {
    await withPage({ width: 320, height: 600 }, async ({ page }) => {
      await page.goto(`${room.origin}/groups/junkiebond`)
      const gap = page.locator('.gaps a[href*="/share/correction"]').first()
      const question = await gap.innerText()
      await gap.click()
      await sound(page, 'begin')
      assert.equal(await page.locator('h1').innerText(), question)
      await go(page)
      const digits = await numberOn(page)
      await page.fill('#digits', digits)
      await go(page)
      assert.equal(await page.locator('h1').innerText(), question)
      assert.match(await page.locator('.kicker').innerText(), /Junkiebond/)
    })
  })

  it('types a wrong number: a slip is named, an unknown one is told from nothing else', async () => {
    await withPage({ width: 320, height: 600 }, async ({ page }) => {
      const digits = newReceipt()
      await come(page, room.origin, digits.slice(0, 23) + ((Number(digits[23]) + 1) % 10))
      await sound(page, 'slip')
      assert.match(await page.locator('.look-again').innerText(), /One digit is wrong/)
      await page.locator('.look-again a').click()
      assert.equal(await page.locator(':focus').getAttribute('id'), 'digits')
      await page.fill('#digits', digits)
      await go(page)
      await sound(page, 'unknown')
      assert.match(await page.locator('.look-again').innerText(), /nothing under this number/)
    })
  })

  it('takes it back before anyone read it', async () => {
    await withPage({ width: 320, height: 600 }, async ({ page }) => {
      await page.goto(`${room.origin}/share/our-history`)
      await go(page)
      const digits = await numberOn(page)
      await page.fill('#digits', digits)
      await go(page)
      await page.fill('#words', 'The Kettle')
      await go(page)
      await page.locator('a', { hasText: 'Look it over' }).click()
      await page.fill('#digits', digits)
      await go(page)
      await page.locator('form[action$="/before"] .go').click()
      await go(page)
      await decide(page)
      await come(page, room.origin, digits)
      await page.locator('.end-it summary').click()
      await page.locator('form[action$="/take-back"] button').click()
      await sound(page, 'gone')
      assert.match(await page.locator('h1').innerText(), /destroyed/)
      await come(page, room.origin, digits)
      assert.match(await page.locator('.look-again').innerText(), /nothing under this number/)
    })
  })

  it('comes back to a question and to exact words, answers, agrees, and changes the terms', async () => {
    await withPage({ width: 320, height: 600 }, async ({ page }) => {
      await page.goto(`${room.origin}/share/our-history`)
      await go(page)
      const digits = await numberOn(page)
      await page.fill('#digits', digits)
      await go(page)
      await page.fill('#words', 'The Kettle')
      await go(page)
      await page.locator('a', { hasText: 'Look it over' }).click()
      await page.fill('#digits', digits)
      await go(page)
      await page.locator('form[action$="/before"] .go').click()
      await go(page)
      await decide(page)
      const key = await keyOf(digits)
      await room.store.change(async (tx) => {
        await putLetter(tx, key.lookup, 'question', await sealWords({ text: 'Which year was that?' }, [key.recipient]))
        await putLetter(tx, key.lookup, 'words', await sealWords({ text: 'A group called The Kettle.' }, [key.recipient]))
      })
      await come(page, room.origin, digits)
      await sound(page, 'letters')
      const question = page.locator('form[action$="/answer"]')
      await question.locator('textarea').fill('1998, I think')
      await question.locator('button').click()
      assert.match(await page.locator('.kept').first().innerText(), /with the editors/)
      await page.locator('form[action$="/words"] button[value="agreed"]').click()
      assert.match(await page.locator('.kept').first().innerText(), /You said yes/)
      await page.locator('form[action$="/return/terms"] button').click()
      await sound(page, 'terms as they stand')
      assert.ok(await page.isChecked('#use-pages'))
      await page.check('#use-quotation')
      await go(page)
      await sound(page, 'changed')
      assert.match(await page.locator('main').innerText(), /Let others quote a few lines/)
    })
  })

  it('hands on an invitation that prints on one page and says nothing of them', async () => {
    await withPage({ width: 320, height: 600 }, async ({ page }) => {
      await page.goto(`${room.origin}/ar/share/invitation`)
      await sound(page, 'invitation')
      assert.match(await page.locator('.poster-address').innerText(), /^https:\/\/history\.example\.org\/ar\/share$/)
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)
      assert.equal(pages?.length, 1)
    })
  })
})
