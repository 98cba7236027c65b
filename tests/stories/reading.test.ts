// A reader without scripts goes from the front page to a chapter, a group, a source, and back to what rests on it.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { axeFaults, elsewhere, overflow, withPage } from '../browser.ts'
import { htmlFaults } from '../markup.ts'
import { pageTypes, serveCollection } from '../serving.ts'

describe('a reader without scripts', () => {
  let origin = ''
  let close: () => Promise<void>
  before(async () => {
    const served = await serveCollection()
    origin = served.origin
    close = served.close
  })
  after(() => close())

  for (const [locale, path, direction] of [
    ['en', '/', 'ltr'],
    ['ar', '/ar/', 'rtl'],
  ] as const)
    it(`goes from the front page to a chapter, a group, a source and back, in ${locale}`, async () => {
      await withPage({ width: 360, locale }, async ({ page, requests, complaints }) => {
        await page.goto(origin + path)
        assert.equal(await page.locator('html').getAttribute('dir'), direction)
        const base = path.slice(0, -1)
        await page.locator(`main a[href="${base}/chapters/grassroots"]`).first().click()
        assert.ok(page.url().endsWith(`${base}/chapters/grassroots`))
        assert.match(await page.locator('h1').innerText(), /Grassroots organising/)
        await page.locator(`main a[href="${base}/groups/junkiebond"]`).first().click()
        assert.match(await page.locator('h1').innerText(), /Junkiebond/)
        assert.match(await page.locator('main').innerText(), /January 1981/)
        await page.locator('main details.note summary').first().click()
        await page.locator(`main details[open] a[href^="${base}/sources/brief-history"]`).first().click()
        assert.match(await page.locator('h1').innerText(), /A Brief History of Drug User Self-Organisations/)
        await page.locator(`main a[href="${base}/groups/junkiebond"]`).first().click()
        assert.match(await page.locator('h1').innerText(), /Junkiebond/)
        assert.equal(await page.locator('html').getAttribute('lang'), locale)
        assert.deepEqual(elsewhere(requests, origin), [])
        assert.deepEqual(complaints, [])
      })
    })

  it('finds every page type valid HTML, with nothing for axe to say, at 320 pixels and wide, light and dark, both directions', async () => {
    const faults: string[] = []
    const looks = [
      { prefix: '', width: 320, colourScheme: 'light' },
      { prefix: '/ar', width: 1280, colourScheme: 'dark' },
    ] as const
    for (const { prefix, width, colourScheme } of looks)
      for (const path of pageTypes) {
        const address = prefix + path
        const html = await (await fetch(origin + address)).text()
        faults.push(...(await htmlFaults(html)).map((fault) => `${address} ${fault}`))
        await withPage({ width, colourScheme }, async ({ page, requests }) => {
          await page.goto(origin + address)
          faults.push(...(await axeFaults(page)).map((fault) => `${address} at ${width}: ${fault}`))
          if ((await overflow(page)) > 0) faults.push(`${address} at ${width}: scrolls sideways`)
          faults.push(...elsewhere(requests, origin).map((request) => `${address} asks ${request}`))
        })
      }
    assert.deepEqual(faults, [])
  })

  it('can reach everything with the keyboard, beginning with a way past the menu, and always sees where it is', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(`${origin}/groups/junkiebond`)
      await page.keyboard.press('Tab')
      assert.equal(await page.locator(':focus').getAttribute('href'), '#content')
      const outlines: string[] = []
      for (let n = 0; n < 25; n++) {
        await page.keyboard.press('Tab')
        outlines.push(
          await page.evaluate<string>(
            "getComputedStyle(document.activeElement).outlineStyle + ' ' + document.activeElement.outerHTML.slice(0, 80)",
          ),
        )
      }
      assert.deepEqual(
        outlines.filter((outline) => outline.startsWith('none')),
        [],
      )
    })
  })
})
