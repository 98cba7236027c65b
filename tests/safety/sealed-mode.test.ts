// What an editor saves sealed opens elsewhere: with the file of their own key, the age package, and nothing of this program.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Decrypter } from 'age-encryption'
import { withdraw } from '../../src/actions/withdraw.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { chance } from '../builders.ts'
import { openDeskPages, passphraseOf } from '../desk-asker.ts'
import { tellingOf, today } from '../tellers.ts'

const reader = 'invented reader'
const picture = Buffer.from('plainly invented bytes of a picture')

const opened = async (sealed: string, key: string) => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(key)
  return Buffer.from(await decrypter.decrypt(Buffer.from(sealed, 'latin1')))
}
const words = (bytes: Buffer) => JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64BE(0))).toString())

describe('sealed mode', () => {
  let pages: Awaited<ReturnType<typeof openDeskPages>>
  let session = ''
  before(async () => {
    pages = await openDeskPages()
    session = await pages.comeIn(reader)
  })
  after(() => pages.close())
  const get = (path: string) => pages.ask(path, null, { session })

  test('gives an editor the file of their own key for passphrase and code, and for nothing less', async () => {
    const code = () => pages.nextCode(pages.secrets.get(reader) as Buffer)
    for (const typed of [
      { passphrase: passphraseOf(reader), code: '000000' },
      { passphrase: 'another one entirely', code: code() },
    ]) {
      const refused = await pages.ask('/desk/key-file', typed, { session })
      assert.equal(refused.status, 422)
      assert.doesNotMatch(refused.text, /AGE-SECRET/)
    }
    const saved = await pages.ask('/desk/key-file', { passphrase: passphraseOf(reader), code: code() }, { session })
    assert.match(saved.head.join(' '), /attachment; filename="own\.key"/)
    const key = /^(AGE-SECRET-KEY-\S+)$/m.exec(saved.text)?.[1] ?? ''

    const { id, key: receipt } = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a lock.', picture)
    const all = (await get(`/desk/tellings/${id}/sealed`)).text
    const links = [...all.matchAll(new RegExp(`href="(/desk/tellings/${id}/sealed/[^"]+)"`, 'g'))].map(([, link]) => link as string)
    const named = (ending: RegExp) => links.find((link) => ending.test(link)) ?? ''
    const item = (await opened((await get(named(/\/grant$/))).text, key)).toString()
    assert.equal(words(await opened((await get(named(/\/words$/))).text, item)).answers[0].words, 'Plainly invented words about a lock.')
    const card = words(await opened((await get(named(/\/file-card\./))).text, item))
    const file = await opened((await get(named(/\/file\./))).text, card.identity)
    assert.ok(file.subarray(0, picture.length).equals(picture))
    for (const link of links) {
      const { text, head } = await get(link)
      assert.match(text, /^age-encryption\.org\/v1\n/, link)
      assert.equal(Number(head[head.indexOf('content-length') + 1]), text.length, link)
    }
    for (const part of ['outline', 'withheld', 'grant.recovery', '..', 'words.x'])
      assert.equal((await get(`/desk/tellings/${id}/sealed/${part}`)).status, 404, part)
    await withdraw(pages.store, receipt, { ledger: openLedger(`${pages.path}-ledger`), recipients: [], today, chance })
    for (const link of links) assert.equal((await get(link)).status, 404, link)
  })
})
