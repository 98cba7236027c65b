// People tell the history of their group over several visits, look it over, take out and change, on an old phone and a bad line.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { elsewhere } from '../browser.ts'
import {
  begin,
  choices,
  choose,
  come,
  decide,
  dropTheLine,
  go,
  goToDecide,
  lookOver,
  onPhone,
  openRoom,
  reading,
  send,
  sound,
  takeNumber,
  tongues,
  write,
} from './phone.ts'

const room = await openRoom()

describe('somebody who tells a history', () => {
  const own = {
    en: { name: 'The Kettle', began: 'around the end of the nineties', story: 'We met in a kitchen by the river.' },
    ar: { name: 'الإبريق', began: 'نحو عام 1998', story: 'التقينا في مطبخ قرب النهر.' },
  }
  for (const { locale, direction, prefix } of tongues)
    it(`tells a group's history over three visits, with a dropped line between, in ${locale}`, async () => {
      const base = room.origin + prefix
      const words = own[locale]
      let digits = ''
      await onPhone({ locale }, async ({ page, requests }) => {
        await page.goto(`${base}/`)
        await page.goto(`${base}/share`)
        assert.equal(await page.locator('html').getAttribute('dir'), direction)
        await sound(page, 'choose')
        await page.check('input[value="our-history"]')
        await go(page)
        await sound(page, 'number')
        digits = await takeNumber(page)
        assert.equal(digits.length, 24)
        await sound(page, 'first question')
        assert.ok(!page.url().includes(digits))
        await page.fill('#words', words.name)
        // The line drops in the very moment of sending: back leads to the words.
        await dropTheLine(page)
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
      await onPhone({ locale, colourScheme: 'dark' }, async ({ page }) => {
        await come(page, base, digits)
        await sound(page, 'draft')
        await go(page)
        assert.match(page.url(), /\/2$/)
        await go(page) // skipped
        await page.fill('#told', words.began)
        await go(page)
        await sound(page, 'time read back')
        assert.match(await reading(page), /1985|1998|١٩٩٨/)
        await go(page)
        await page.fill('#words', words.story)
        await page.locator('button.go').dblclick()
        await page.waitForURL(/\/5/)
      })
      await onPhone({ locale }, async ({ page, requests }) => {
        await lookOver(page, base, digits)
        await sound(page, 'look')
        const told = await reading(page)
        for (const word of Object.values(words)) assert.ok(told.includes(word), word)
        await go(page)
        await sound(page, 'before')
        assert.match(page.url(), /\/before$/)
        await go(page)
        await sound(page, 'terms')
        const terms = page.url()
        await go(page)
        await page.locator('.look-again').waitFor()
        await sound(page, 'terms again')
        assert.ok((await page.locator('.look-again li').count()) >= 4)
        // The line drops in the very moment of sending what was decided: every choice is still there, and after a reload too.
        await page.goto(terms)
        await choose(page)
        await page.fill('#decided', words.story)
        await dropTheLine(page)
        await page.goBack()
        const still = async (name: string) => {
          for (const id of choices) assert.ok(await page.isChecked(id), `${name}: ${id}`)
          assert.equal(await page.inputValue('#decided'), words.story, name)
        }
        await still('back')
        await dropTheLine(page)
        await page.reload() // the browser sends it again
        await page.waitForURL(/\/end\?kept=1$/)
        await page.goBack()
        await still('back from the next page')
        await page.locator('button.go').dblclick()
        await page.waitForURL(/\/end\?kept=1$/)
        await sound(page, 'end')
        await page.reload()
        await page.goBack()
        await page.goForward()
        await page.fill('#digits', digits)
        await go(page)
        await sound(page, 'look, decided')
        assert.ok((await reading(page)).includes(words.story))
        await send(page)
        await sound(page, 'sent')
        await come(page, base, digits)
        await sound(page, 'state')
        assert.ok(!(await page.content()).includes(words.story))
        assert.ok(requests.every((address) => !address.includes(digits)))
        await page.locator('a.leave').click()
        await sound(page, 'leave')
      })
    })

  it('takes an answer out before sending, and no older one comes up in its place', async () => {
    await onPhone({}, async ({ page }) => {
      const digits = await begin(page, room.origin, 'our-history')
      const first = page.url()
      await write(page, 'The Kettle')
      await write(page, 'A town in the north')
      await page.goto(first)
      await write(page, 'The Copper Kettle')
      await lookOver(page, room.origin, digits)
      await sound(page, 'look')
      const taking = page.locator('.look-over button', { hasText: 'Take it out' })
      assert.equal(await taking.count(), 2)
      await taking.first().dblclick()
      await page.locator('.kept').waitFor()
      await sound(page, 'taken out')
      assert.match(await page.locator('.kept').innerText(), /It is taken out, and destroyed/)
      const told = await reading(page)
      assert.match(told, /A town in the north/)
      assert.doesNotMatch(told, /Kettle/)
    })
  })

  it('changes one answer and one choice where all is looked over, and neither half of a time takes the other’s place', async () => {
    await onPhone({}, async ({ page, requests }) => {
      const digits = await begin(page, room.origin, 'our-history')
      const at = (n: number) => page.url().replace(/\/\d+(\?.*)?$/, `/${n}`)
      const [third, fourth] = [at(3), at(4)]
      await page.goto(third)
      await page.fill('#told', 'around 1994')
      await go(page)
      await page.goto(third)
      await page.locator('details.beside summary').click()
      await page.check('#side')
      await page.fill('#of', 'the big strike')
      await go(page)
      const story = `We met by the river.\n\n${'We sang, and we ate. '.repeat(200)}Call +31 6 1234 5678. We danced.`
      await page.goto(fourth)
      await write(page, story)
      await goToDecide(page)
      await decide(page, digits)
      await sound(page, 'look')
      assert.match(await reading(page), /around 1994 · Before .?the big strike/)
      assert.match(await page.locator('.careful').innerText(), /phone number/)
      const change = (asked: string) =>
        page.locator('.look-over > div', { hasText: asked }).locator('button', { hasText: 'Change' }).click()

      await change('We met by the river')
      await sound(page, 'one answer')
      assert.equal(await page.inputValue('#words'), story)
      const without = story.replace('Call +31 6 1234 5678. ', '')
      await page.fill('#words', without)
      await page.locator('button.go').dblclick()
      await page.locator('.kept').waitFor()
      await sound(page, 'look again')
      assert.equal(await page.locator('.careful').count(), 0)
      assert.ok((await reading(page)).includes('We danced.'))

      await change('around 1994')
      assert.deepEqual([await page.inputValue('#told'), await page.inputValue('#of')], ['around 1994', 'the big strike'])
      await page.fill('#of', '')
      // The line drops in the very moment of keeping it: sent again, it is kept.
      await dropTheLine(page)
      await page.reload()
      await page.locator('.kept').waitFor()
      assert.doesNotMatch(await reading(page), /the big strike/)

      await change('Whose name may stand beside it')
      await sound(page, 'terms of a draft')
      assert.match(page.url(), /#credit$/)
      assert.ok(await page.isChecked('#use-pages'))
      await page.check('#credit-is-chosen')
      await page.fill('#credit-name', 'The Otters')
      await go(page)
      assert.match(await reading(page), /Another name that we choose\s+The Otters/)
      await send(page)
      assert.match(await reading(page), /It is sent.*Nothing of it is shown yet/s)
      assert.ok(requests.every((address) => !/strike|Otters|1994/.test(decodeURIComponent(address)) && !address.includes(digits)))
    })
  })
})
