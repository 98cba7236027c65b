// On paper: codes that work once, and sheets whose numbers open a draft, in every language there are words in, and never more on a page than fits it.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { keepAnswer } from '../../src/actions/keep-answer.ts'
import { makeVouchers } from '../../src/actions/make-vouchers.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { spendVoucher, voucherStands } from '../../src/actions/spend-voucher.ts'
import { choosings } from '../../src/contributions/consent-choices.ts'
import { questionsFor } from '../../src/contributions/questions.ts'
import { sharings } from '../../src/contributions/sharing.ts'
import { makeReceipt, readReceipt } from '../../src/sealing/receipt.ts'
import { receiptKey } from '../../src/sealing/receipt-key.ts'
import { makeVoucher, readVoucher } from '../../src/sealing/voucher.ts'
import { receiptSaltOf } from '../../src/store/sealed/instance.ts'
import { readCatalogues } from '../../src/web/catalogues.ts'
import { locales } from '../../src/web/pages/locales.ts'
import { drawPlainly } from '../../src/web/plain-drawing.ts'
import { sheetDrawer } from '../../src/web/setup/drawing-sheets.tsx'
import { withPage } from '../browser.ts'
import { chance, freshStore, openAt, root } from '../builders.ts'
import { engines } from '../databases.ts'
import { today } from '../tellers.ts'
import { type Clone, cloneOf, passphrase, refused, typing, well } from './command-line.ts'

let clone: Clone
let place: string
before(() => {
  clone = cloneOf()
  place = mkdtempSync(join(tmpdir(), 'ct-paper-'))
})
after(() => {
  clone.remove()
  rmSync(place, { recursive: true, force: true })
})

const bytes = (n: number) => randomBytes(n)
const groups = (text: string, count: number) =>
  [...text.matchAll(new RegExp(`(?<!\\d ?)\\d{4}(?: \\d{4}){${count - 1}}(?! ?\\d)`, 'g'))].map(([found]) => found)

for (const [name, engine] of engines)
  describe(`paper on ${name}`, { skip: engine.skip }, () => {
    it('holds codes that work once each, for half a year, however they are typed, and of which only hashes are kept', async () => {
      const { store, close } = await freshStore(engine)
      const codes = await makeVouchers(store, 20, today, bytes)
      assert.equal(new Set(codes).size, 20)
      const kept = Buffer.concat((await store.sealed.selectFrom('sealed_voucher').select('hash').execute()).map(({ hash }) => hash))
      assert.equal(kept.length, 20 * 32)
      for (const code of codes) assert.ok(!kept.includes(code) && !kept.includes(Buffer.from(code, 'hex')))
      const [one, other, third] = codes as [string, string, string]
      const typed = `${one.slice(0, 4)}-${one.slice(4, 8)}\u00a0${one.slice(8)}`
      for (const _ of [1, 2]) assert.equal(await voucherStands(store, typed, today), true, 'looking uses nothing up')
      assert.equal(await spendVoucher(store, typed, today), true)
      assert.equal(await voucherStands(store, one, today), false)
      assert.equal(await spendVoucher(store, one, today), false, 'only once')
      assert.deepEqual((await Promise.all([1, 2, 3].map(() => spendVoucher(store, other, today)))).filter(Boolean), [true], 'also at once')
      for (const none of ['', 'words', makeVoucher(bytes), makeReceipt(bytes)])
        assert.equal(await spendVoucher(store, none, today), false, none)
      assert.equal(await spendVoucher(store, third, today + 180), true)
      assert.equal(await voucherStands(store, codes[3] as string, today + 190), false)
      assert.equal(await spendVoucher(store, codes[3] as string, today + 190), false)
      assert.deepEqual(await store.sealed.selectFrom('sealed_voucher').selectAll().execute(), [], 'what is too old is gone')
      await close()
    })

    it('is made on the command line, once somebody can read and its words were reviewed, and never over another file', async () => {
      const { at, drop } = await engine.fresh()
      const dataFolder = at.startsWith('postgres') ? join(place, 'data') : dirname(at)
      const environment = {
        ...clone.keep(at),
        DATA: dataFolder,
        ORIGIN: 'https://history.example',
        WORDS_REVIEWED: 'en: An invented reader',
      }
      const file = join(place, `sheets-${name}.html`)
      well(await clone.run(['publish'], environment), /Published/)
      refused(await clone.run(['sheets', '2', 'en', file], environment), /Nobody can read yet.*Nothing was made/s)
      well(await clone.run(['setup', join(place, `keys-${name}`), 'mira'], environment, typing(passphrase)), /is set up/)
      refused(await clone.run(['sheets', '2', 'fr', file], environment), /WORDS_REVIEWED names nobody/)
      refused(await clone.run(['sheets', '2', 'xx', file], environment), /There are words in en, fr, ru, ar/)
      refused(await clone.run(['sheets', '0', 'en', file], environment), /Say how many/)
      refused(await clone.run(['sheets', '2', 'en'], environment), /Say how many/)
      refused(await clone.run(['sheets', '2', 'en', file, 'testimony'], environment), /Nobody is asked for “testimony”/)
      refused(
        await clone.run(['sheets', '2', 'en', file], { ...environment, ORIGIN: 'http://history.example' }),
        /neither https nor an onion/,
      )
      refused(await clone.run(['sheets', '2', 'en', join(clone.folder, 'public', 'sheets.html')], environment), /sent to every reader/)
      refused(await clone.run(['sheets', '2', 'en', join(place, 'nowhere', 'x.html')], environment), /cannot be written.*Nothing was made/s)
      refused(await clone.run(['vouch', '0'], environment), /from 1 to 500/)
      const store = await openAt(at)
      try {
        const inboxes = () => store.sealed.selectFrom('sealed_inbox').selectAll().execute()
        assert.deepEqual([await inboxes(), existsSync(file)], [[], false], 'nothing of what was refused stays')
        assert.equal(groups(well(await clone.run(['vouch', '3'], environment), /3 codes, each good once/), 3).length, 3)
        well(await clone.run(['sheets', '2', 'en', file], environment), /2 sheets in .*destroy the file/)
        assert.equal(statSync(file).mode & 0o777, 0o600)
        refused(await clone.run(['sheets', '2', 'en', file], environment), /already there/)
        const page = readFileSync(file, 'utf8')
          .replace(/<\/?span>/g, ' ')
          .replace(/ +/g, ' ')
        assert.match(page, /https:\/\/history\.example\/return/)
        assert.doesNotMatch(page, /(src|href|url\()/, 'nothing is fetched by whoever opens it')
        const receipts = groups(page, 6)
        const codes = groups(page, 3)
        assert.deepEqual([receipts.length, codes.length, new Set([...receipts, ...codes]).size], [2, 2, 4])
        const salt = await store.change((tx) => receiptSaltOf(tx, chance))
        for (const receipt of receipts) {
          const read = readReceipt(receipt)
          assert.ok(read.is === 'receipt')
          const key = await receiptKey(read.digits, salt)
          const opened = await openDraft(store.sealed, key)
          assert.ok(opened.is === 'draft')
          assert.deepEqual([opened.draft.sharing, opened.draft.lang, opened.draft.answers.size], ['our-history', 'en', 0])
          assert.deepEqual(await keepAnswer(store, key, { question: 'name', words: 'typed from paper' }, today), { is: 'kept' })
        }
        for (const code of codes) assert.equal(await spendVoucher(store, readVoucher(code) as string, today), true)
        assert.equal((await inboxes()).length, 2)
      } finally {
        await store.close()
      }
      await drop()
    })
  })

describe('a printed sheet', () => {
  const words = readCatalogues(join(root, 'words'))
  const reviewed = Object.fromEntries(locales.map((locale) => [locale, 'An invented reader']))
  const parts = { words, publisher: 'The Invented Network', origin: 'https://history.example.org', prefix: '' }
  drawPlainly()
  const drawn = async (locale: string, sharing: string, folded: boolean) => {
    const made = sheetDrawer({ ...parts, wordsReviewed: reviewed, testimony: true })({ locale, sharing, folded })
    assert.ok(made.is === 'sheets')
    return made.draw([{ receipt: '1'.repeat(24), voucher: '2'.repeat(12) }], '2026-12-20')
  }

  it('is not made where one can only read', () => {
    const made = sheetDrawer({ ...parts, prefix: '/history', wordsReviewed: reviewed, testimony: true })({
      locale: 'en',
      sharing: 'our-history',
      folded: false,
    })
    assert.equal(made.is, 'refused')
  })

  it('to be folded has eight small pages on four sides, and cuts nothing off, in any language', async () => {
    await withPage({ javaScript: true }, async ({ page, requests }) => {
      for (const locale of locales)
        for (const sharing of sharings) {
          await page.setContent(await drawn(locale, sharing, true))
          await page.emulateMedia({ media: 'print' })
          const cut = await page.locator('.panel').evaluateAll((panels) => panels.map((panel) => panel.scrollHeight - panel.clientHeight))
          assert.deepEqual(cut, Array(8).fill(0), `${locale} ${sharing}`)
          const sizes: number[] = await page.evaluate(
            "[...document.querySelectorAll('.panel, .panel *')].map((one) => Number.parseFloat(getComputedStyle(one).fontSize))",
          )
          assert.ok(Math.min(...sizes) > 13.3, `${locale} ${sharing}: nothing is smaller than 10 points`)
          const pdf = await page.pdf({ preferCSSPageSize: true })
          assert.equal((pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length, 4, `${locale} ${sharing}`)
        }
      assert.deepEqual(
        requests.filter((address) => !address.startsWith('about:')),
        [],
      )
    })
  })

  it('has its cover where the fold puts it on top, whichever way the language is read', async () => {
    await withPage({ javaScript: true }, async ({ page }) => {
      for (const locale of ['en', 'ar']) {
        await page.setContent(await drawn(locale, 'our-history', true))
        const leftOf = async (selector: string) => (await page.locator(selector).first().boundingBox())?.x ?? 0
        const [cover, side] = [await leftOf('.number'), await leftOf('.side')]
        assert.equal(cover - side > 400, locale === 'en', locale)
      }
    })
  })

  it('on large paper asks every question of each sharing, and every choice of the consent', async () => {
    for (const sharing of sharings) {
      const page = await drawn('en', sharing, false)
      for (const { ask } of [...questionsFor(sharing, null), ...choosings]) assert.ok(page.includes(ask), `${sharing}: ${ask}`)
    }
  })
})
