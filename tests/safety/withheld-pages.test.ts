// A page that an editor hides is gone from everything at once, lies sealed to who reads, and comes back as it was.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { invent, publishAll, text } from '../builders.ts'
import { openDeskPages } from '../desk-asker.ts'
import { appOn } from '../site/site.ts'

describe('a page hidden at the desk', () => {
  let pages: Awaited<ReturnType<typeof openDeskPages>>
  let session = ''
  const source = invent('source', 'an-invented-leaflet', 'An invented leaflet')
  const club = invent('group', 'invented-club-of-the-mill', 'Invented Club of the Mill', source.id)
  const union = invent('group', 'invented-union-beside-it', 'Invented Union beside it', source.id)
  const published = [
    '/groups/invented-club-of-the-mill',
    '/groups/invented-union-beside-it',
    '/groups',
    '/groups/invented-club-of-the-mill.json',
  ]
  before(async () => {
    pages = await openDeskPages()
    session = await pages.comeIn('invented reader')
    club.say('did', text('Opened a mill to everyone.'))
    union.say('part-of', { kind: 'record', record: club.id })
    await publishAll(pages.store, source.change(), club.change(), union.change())
  })
  after(() => pages.close())
  const shownOn = async () => {
    const { ask } = appOn(pages.store)
    const shown: string[] = []
    for (const page of published) if (/Club of the Mill|Opened a mill/.test((await ask(page)).text)) shown.push(page)
    return shown
  }
  const post = (path: string, form: Record<string, string>) => pages.ask(path, form, { session })
  const list = async () => (await pages.ask('/desk/withheld', null, { session })).text

  test('is found by whatever its address is copied as, and no other', async () => {
    for (const page of ['', 'groups', 'groups/no-such-club', 'javascript:alert(1)', 'https://example.org/', `/desk/${club.id}`]) {
      const answer = await post('/desk/withhold', { page })
      assert.equal(answer.status, 422, page)
      assert.match(answer.text, /There is no such page here/)
    }
    assert.equal((await shownOn()).length, published.length)
  })

  test('goes with all that names it, is listed by its name for who reads, and comes back as it was', async () => {
    const before = await Promise.all(published.map(async (page) => (await appOn(pages.store).ask(page)).status))
    const { status } = await post('/desk/withhold', { page: 'https://history.example/fr/groups/invented-club-of-the-mill?revision=2#did' })
    assert.equal(status, 303)
    assert.deepEqual(await shownOn(), [])
    assert.match(await list(), /<bdi class="one" lang="en">Invented Club of the Mill<\/bdi>/)
    const item = /name="item" value="([^"]+)"/.exec(await list())?.[1] ?? ''
    assert.equal(item, club.id)
    const { rows } = { rows: await pages.store.look.selectFrom('statement').select('value_text').execute() }
    assert.ok(
      rows.every(({ value_text }) => !value_text?.includes('Opened a mill')),
      'nor does a word of it stand in the tables',
    )
    assert.equal((await post('/desk/return', { item })).status, 303)
    assert.equal((await shownOn()).length, published.length)
    assert.deepEqual(await Promise.all(published.map(async (page) => (await appOn(pages.store).ask(page)).status)), before)
    assert.match(await list(), /Nothing is hidden/)
    assert.equal((await post('/desk/return', { item })).status, 422, 'a second time there is nothing to bring back')
    assert.deepEqual((await verifyChain(pages.store.look)).faults, [])
  })

  test('is entered among what was done', async () => {
    const done = (await pages.ask('/desk/done', null, { session })).text
    assert.match(done, /A hidden page is brought back[\s\S]*A page is hidden/)
  })
})
