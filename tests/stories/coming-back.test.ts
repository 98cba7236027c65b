// People come back: with a wrong number, to take it back, to answer a question; and they hand on where to begin.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { sealWords } from '../../src/sealing/letters.ts'
import { findInbox, putLetter } from '../../src/store/sealed/inboxes.ts'
import { countParts } from '../../src/store/sealed/parts.ts'
import { keyOf, newReceipt } from '../tellers.ts'
import { begin, come, decide, dropTheLine, go, goToDecide, onPhone, openRoom, reading, send, sound, tongues, write } from './phone.ts'

const room = await openRoom()

describe('somebody who comes back', () => {
  /** The line drops while it is sent: back leads to every word. Then it is sent by a double click. */
  const writeOnABadLine = async (page: Page, words: string) => {
    await page.fill('#more', words)
    await dropTheLine(page)
    await page.goBack()
    assert.equal(await page.inputValue('#more'), words)
    await page.locator('button.go').dblclick()
    await page.waitForURL(/\?kept=1$/)
  }

  const noneSuch = 'There is nothing under this number. It may have been taken back, or it was not sent for more than 30 days.'

  for (const { locale, prefix, say } of tongues) {
    const base = room.origin + prefix

    it(`types a wrong number: a slip is named, an unknown one is told from nothing else, in ${locale}`, async () => {
      await onPhone({ locale }, async ({ page }) => {
        const digits = newReceipt()
        await come(page, base, digits.slice(0, 23) + ((Number(digits[23]) + 1) % 10))
        await sound(page, 'slip')
        const slip = say('One digit is wrong, or two changed places. Please look at each group of four.')
        assert.ok((await page.locator('.look-again').innerText()).includes(slip))
        await page.locator('.look-again a').click()
        assert.equal(await page.locator(':focus').getAttribute('id'), 'digits')
        await page.fill('#digits', digits)
        await go(page)
        await sound(page, 'unknown')
        assert.ok((await page.locator('.look-again').innerText()).includes(say(noneSuch)))
      })
    })

    it(`takes it back before anyone read it, in ${locale}`, async () => {
      await onPhone({ locale }, async ({ page }) => {
        const digits = await begin(page, base, 'our-history')
        await write(page, 'The Kettle')
        await goToDecide(page)
        await decide(page, digits)
        await send(page)
        await come(page, base, digits)
        await page.locator('.end-it summary').click()
        await page.locator('form[action$="/take-back"] button').click()
        await sound(page, 'gone')
        assert.equal(await page.locator('h1').innerText(), say('You took it back. It is destroyed'))
        await come(page, base, digits)
        assert.ok((await page.locator('.look-again').innerText()).includes(say(noneSuch)))
      })
    })
  }

  it('comes back to a question and to exact words, answers, agrees, and changes the terms', async () => {
    await onPhone({}, async ({ page }) => {
      const digits = await begin(page, room.origin, 'our-history')
      await write(page, 'The Kettle')
      await goToDecide(page)
      await decide(page, digits)
      await send(page)
      const key = await keyOf(digits)
      await room.store.change(async (tx) => {
        await putLetter(tx, key.lookup, 'question', await sealWords({ text: 'Which year was that?' }, [key.recipient]))
        await putLetter(tx, key.lookup, 'words', await sealWords({ text: 'A group called The Kettle.' }, [key.recipient]))
      })
      await come(page, room.origin, digits)
      await sound(page, 'letters')
      assert.equal(await page.locator('main textarea').count(), 0, 'what answers a form has no field for words')
      await page.locator('a', { hasText: 'Answer this' }).click()
      await sound(page, 'answer')
      assert.doesNotMatch(await reading(page), /Which year/)
      await writeOnABadLine(page, '1998, I think. '.repeat(200))
      await sound(page, 'answer kept')
      await come(page, room.origin, digits)
      await page.locator('form[action$="/words"] button[value="agreed"]').click()
      assert.match(await page.locator('.kept').first().innerText(), /You said yes/)
      await come(page, room.origin, digits)
      await sound(page, 'what was said stands there on the next visit')
      assert.match(await page.locator('.letter').first().innerText(), /You answered this/)
      assert.match(await page.locator('form[action$="/words"]').innerText(), /You said yes/)
      await page.locator('a', { hasText: 'Write something more' }).click()
      await sound(page, 'more')
      await writeOnABadLine(page, 'And we danced. '.repeat(200))
      await page.goBack()
      await page.goForward()
      await page.reload()
      assert.match(await page.locator('h1').innerText(), /It is kept/)
      const telling = (await findInbox(room.store.sealed, key.lookup))?.telling ?? ''
      assert.equal(await countParts(room.store.sealed, telling, 'added'), 3, 'an answer, a yes and more, once each')
      await come(page, room.origin, digits)
      await page.locator('form[action$="/return/terms"] button').click()
      await sound(page, 'terms as they stand')
      assert.ok(await page.isChecked('#use-pages'))
      await page.check('#use-quotation')
      await go(page)
      await sound(page, 'changed')
      assert.match(await reading(page), /Let others quote a few lines/)
    })
  })

  it('waits for at most 60 kB on a page, styles and letters included', async () => {
    for (const path of ['/share', '/return', '/ru/share', '/ar/share/our-history', '/share/invitation'])
      await onPhone({}, async ({ page }) => {
        const weighed: Promise<number>[] = []
        page.on('response', async (response) => {
          if (!response.url().startsWith('data:'))
            weighed.push(
              response
                .request()
                .sizes()
                .then((sizes) => sizes.responseBodySize),
            )
        })
        await page.goto(room.origin + path, { waitUntil: 'networkidle' })
        const bytes = (await Promise.all(weighed)).reduce((sum, size) => sum + size, 0)
        assert.ok(bytes > 10_000 && bytes <= 60_000, `${path}: ${bytes}`)
      })
  })

  it('hands on an invitation that prints on one page and says nothing of them', async () => {
    await onPhone({}, async ({ page }) => {
      await page.goto(`${room.origin}/ar/share/invitation`)
      await sound(page, 'invitation')
      assert.match(await page.locator('.poster-address').innerText(), /^https:\/\/history\.example\.org\/ar\/share$/)
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)
      assert.equal(pages?.length, 1)
    })
  })
})
