// Answers that begin from a page: to a gap of ours or of a source, to a word that stands here, and to what a time is told by.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ending, publishAll, saying, text } from '../builders.ts'
import {
  begin,
  decide,
  go,
  goToDecide,
  inOrder,
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

describe('somebody who answers what stands here', () => {
  const own = { en: 'All who come decide together.', ar: 'يقرّر كل من يأتي، معًا.' }
  for (const { locale, prefix, say } of tongues)
    it(`answers exactly the question that a page leaves open, in ${locale}`, async () => {
      await onPhone({ locale }, async ({ page }) => {
        await page.goto(`${room.origin}${prefix}/groups/junkiebond`)
        const gap = page.locator('.gaps a[href*="/share/correction"]').first()
        const question = await gap.innerText()
        await gap.click()
        await sound(page, 'begin')
        assert.equal(await page.locator('h1').innerText(), question)
        await go(page)
        const digits = await takeNumber(page)
        assert.equal(await page.locator('h1').innerText(), question)
        assert.match(await page.locator('.kicker').innerText(), /Junkiebond/)
        await sound(page, 'the question')
        await write(page, own[locale])
        await goToDecide(page)
        await decide(page, digits)
        await sound(page, 'look')
        inOrder(await reading(page), 'Junkiebond', question, own[locale])
        await send(page)
        assert.equal(await page.locator('h1').innerText(), say('Thank you. It is sent'))
      })
    })

  it('answers what a source leaves open, in its very words or as somebody translated them, and is met kindly where it has gone', async () => {
    const asked = 'Which spelling did the group itself use?'
    await onPhone({}, async ({ page }) => {
      await page.goto(`${room.origin}/groups/junkiebond`)
      await page.locator('.gaps a', { hasText: asked }).click()
      await sound(page, 'begin')
      assert.equal(await page.locator('h1').innerText(), asked)
      const about = (await page.locator('main form input[name="about"]').getAttribute('value')) ?? ''
      await go(page)
      const digits = await takeNumber(page)
      await sound(page, 'its own question')
      assert.equal(await page.locator('h1').innerText(), asked)
      await write(page, 'Both, on different days')
      await lookOver(page, room.origin, digits)
      assert.match(await page.locator('.look-over').innerText(), new RegExp(`${asked.slice(0, -1)}.*Both, on different days`, 's'))
      const [path = '', gap = ''] = about.split('#')
      const { subject } = await room.store.look.selectFrom('statement').select('subject').where('id', '=', gap).executeTakeFirstOrThrow()
      const translated = saying(subject as string, 'translation', text('Invented: quelle orthographe ?', 'fr'), subject as string, {
        about: gap,
      })
      await publishAll(room.store, translated)
      await page.goto(`${room.origin}/fr/share/correction?about=${path}&ask=${gap}`)
      assert.equal(await page.locator('h1').innerText(), 'Invented: quelle orthographe ?')
      await page.goto(`${room.origin}/ar/share/correction?about=${path}&ask=${gap}`)
      assert.equal(await page.locator('h1 [lang="en"][dir="ltr"]').innerText(), asked)
      // On another's page it is no question of theirs.
      await page.goto(`${room.origin}/share/correction?about=ideas/harm-reduction&ask=${gap}`)
      assert.doesNotMatch(await page.locator('h1').innerText(), /spelling/)
      await publishAll(room.store, ending(gap))
      await page.goto(`${room.origin}/share/correction?about=${path}&ask=${gap}`)
      await sound(page, 'a gap that has gone')
      assert.match(await reading(page), /Junkiebond.*not on that page any more.*still tell/s)
      await go(page)
      await takeNumber(page)
      assert.match(await page.locator('h1').innerText(), /What is wrong, or what is missing/)
      await lookOver(page, room.origin, digits)
      assert.match(await page.locator('.look-over').innerText(), /Both, on different days/)
    })
  })

  it('answers a word that stands here, from its own page', async () => {
    await onPhone({}, async ({ page }) => {
      await page.goto(`${room.origin}/ideas/harm-reduction`)
      const name = await page.locator('h1').innerText()
      await page.locator('.say a').first().click()
      await sound(page, 'begin')
      assert.equal(await page.locator('h1').innerText(), name)
      await go(page)
      await takeNumber(page)
      assert.match(await page.locator('h1').innerText(), /What do you want to say to it/)
      assert.ok((await page.locator('.kicker').innerText()).includes(name))
    })
  })

  it('tells a time by something this history has, says which, and reads it back so', async () => {
    await onPhone({}, async ({ page }) => {
      const digits = await begin(page, room.origin, 'our-history')
      const begins = page.url().replace(/\/1$/, '/3')
      const tell = async (of: string) => {
        await page.goto(begins)
        await page.locator('details.beside summary').click()
        await page.check('input[value="after"]')
        await page.fill('#of', of)
        await go(page)
      }
      const offered = () => page.locator('fieldset label').allInnerTexts()
      const readBack = async () => {
        await page.goto(`${room.origin}/return`)
        await page.fill('#digits', digits)
        await go(page)
        await page.locator('form[action$="/look"] button').click()
        return page.locator('.look-over').innerText()
      }
      await tell('the big invented strike')
      assert.equal(await page.locator('fieldset').count(), 0)
      await tell('the vancouver CONFERENCE')
      await sound(page, 'which one')
      assert.deepEqual(await offered(), ['Vancouver Harm Reduction Conference', 'None of these'])
      await page.check('input[value="none"]')
      await go(page)
      await sound(page, 'none of them')
      assert.doesNotMatch(await readBack(), /Harm Reduction/)
      await tell('the vancouver CONFERENCE')
      await page.locator('fieldset label').first().click()
      await go(page)
      await sound(page, 'this one')
      assert.match(
        await page.locator('.told-back').innerText(),
        /after Vancouver Harm Reduction Conference \(2006 as this history has it\)/,
      )
      await go(page)
      assert.match(page.url(), /\/4/)
      assert.match(await readBack(), /the vancouver CONFERENCE.*Vancouver Harm Reduction Conference.*2006 as this history has it/s)
      await tell('Vancouver')
      assert.ok((await offered()).length > 2 && (await offered()).length <= 6)
      await go(page) // not said: the words are kept
      assert.match(page.url(), /\/4/)
      assert.match(await readBack(), /After “?Vancouver/)
    })
  })
})
