// Further words and other terms for what was sent: none is lost and none doubled.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { consent, furtherIn, hidden, openSharePages } from '../../../tests/share-asker.ts'
import { keyOf, newReceipt } from '../../../tests/tellers.ts'
import { sealWords } from '../../sealing/letters.ts'
import { dropLetters, findInbox, putLetter } from '../../store/sealed/inboxes.ts'
import { countParts } from '../../store/sealed/parts.ts'

const { store, clock, ask, onFullDisk, sent, close } = await openSharePages()
after(close)

describe('the share pages, where more is added,', () => {
  it('say it where more words or other terms cannot be kept, keep them in the page, and take the same form again', async () => {
    const digits = await sent()
    const own = await keyOf(digits)
    await store.change(async (tx) => putLetter(tx, own.lookup, 'question', await sealWords({ text: 'Which year?' }, [own.recipient])))
    const state = (await ask('/return', { digits })).text
    const opened = hidden(state, 'opened')
    const words = { credit: 'chosen', 'credit-name': 'The Otters' }
    const refusing = onFullDisk()
    // Somebody who writes into the database took away what says where it goes.
    const way = await store.sealed
      .selectFrom('sealed_letter')
      .selectAll()
      .where('lookup', '=', own.lookup)
      .where('kind', '=', 'sent')
      .execute()
    await store.change((tx) => dropLetters(tx, own.lookup, { kinds: ['sent'] }))
    for (const asking of [ask, refusing]) {
      const gone = (await asking('/return', { digits })).text
      if (asking === ask) assert.match(gone, /Nothing can be added to it just now/)
      const terms = await asking('/return/change', { opened, ...consent, ...words })
      assert.equal(terms.status, 503)
      assert.match(terms.text, /what you decided before still holds.*id="credit-is-chosen"[^>]*checked.*The Otters/s)
      assert.doesNotMatch(terms.text, /It holds from now on/)
    }
    await store.change((tx) => tx.insertInto('sealed_letter').values(way).execute())
    for (const to of ['add', 'answer']) {
      const more = await refusing(furtherIn(state, to), { more: 'And we danced.' })
      assert.equal(more.status, 503)
      assert.match(more.text, /href="#more">This could not be sent just now.*Nothing you wrote is lost.*And we danced\./s)
      assert.doesNotMatch((await ask('/return', { digits })).text, /You answered this/)
      assert.equal((await ask(furtherIn(state, to), { more: 'And we danced.' })).status, 303, 'the same page again')
    }
    assert.match((await ask('/return/change', { opened, ...consent, ...words })).text, /It holds from now on/)
    await store.change(async (tx) => {
      const letter = await sealWords({ said: 'more', to: null, text: '' }, [own.recipient])
      for (let n = 0; n < 500; n++)
        await tx
          .insertInto('sealed_letter')
          .values({ lookup: own.lookup, n: 1_000 + n, kind: 'reply', bytes: letter })
          .execute()
    })
    const full = await ask(furtherIn(state, 'add'), { more: 'And we danced again.' })
    assert.equal(full.status, 422)
    assert.match(full.text, /href="#more">No more fits in here.*And we danced again\./s)
  })

  it('come back once with what further words and other terms seem to hold, and send them all the same', async () => {
    const digits = await sent()
    const own = await keyOf(digits)
    await store.change(async (tx) => {
      await putLetter(tx, own.lookup, 'question', await sealWords({ text: 'Which year?' }, [own.recipient]))
      await putLetter(tx, own.lookup, 'words', await sealWords({ text: 'They met by the river.' }, [own.recipient]))
    })
    const state = (await ask('/return', { digits })).text
    const telling = (await findInbox(store.sealed, own.lookup))?.telling ?? ''
    const many = () => countParts(store.sealed, telling, 'added')
    const { now } = clock
    for (const to of ['add', 'answer', 'words']) {
      const before = await many()
      const at = furtherIn(state, to)
      const held = await ask(at, { more: `Call +31 6 1234 5678. ${digits}` })
      assert.equal(held.status, 422, to)
      assert.match(
        held.text,
        /your own number.*1234 5678<\/q> This looks like a phone number.*\nCall \+31 6 1234 5678\..*Send it all the same/s,
      )
      assert.equal(await many(), before, 'nothing is sent yet')
      const warned = hidden(held.text, 'warned')
      const refused = await onFullDisk()(at, { more: 'Call +31 6 1234 5678.', warned })
      assert.deepEqual([refused.status, hidden(refused.text, 'warned')], [503, warned], 'not a second time')
      assert.equal((await ask(at, { more: 'Call +31 6 1234 5678.', warned })).status, 303)
      assert.equal(await many(), before + 1)
      clock.now += 3 * 60 * 60_000
      const typed = await ask(at, { more: 'Write to me@example.org', digits })
      assert.deepEqual([typed.status, /id="digits"/.test(typed.text)], [422, false], 'the number is typed once')
      const action = /<form method="post" action="([^"]*\?keep=1)"/.exec(typed.text)?.[1] ?? ''
      for (let n = 0; n < 2; n++) assert.equal((await ask(action, { more: 'Write to me@example.org', warned })).status, 303)
      assert.equal(await many(), before + 2)
      clock.now = now
    }
    const opened = hidden((await ask('/return', { digits })).text, 'opened')
    const terms = { opened, ...consent, credit: 'chosen', 'credit-name': 'Invented Person', decided: 'We asked 06 1234 5678' }
    const back = await ask('/return/change', terms)
    assert.equal(back.status, 422)
    assert.match(
      back.text,
      /06 1234 5678<\/q> This looks like a phone number.*Invented Person.*\nWe asked 06 1234 5678.*Keep these all the same/s,
    )
    assert.doesNotMatch(back.text, /full name|It holds from now on/)
    assert.match((await ask('/return/change', { ...terms, warned: hidden(back.text, 'warned') })).text, /It holds from now on/)
    assert.match(
      (await ask('/return/change', { ...terms, decided: 'We voted' })).text,
      /It holds from now on/,
      'a name to show is no warning',
    )
  })

  it('add the same words from one page once, other words each time, and ask for the number beside them once the page is old', async () => {
    const digits = await sent()
    const own = await keyOf(digits)
    const telling = (await findInbox(store.sealed, own.lookup))?.telling ?? ''
    const many = () => countParts(store.sealed, telling, 'added')
    const adding = furtherIn((await ask('/return', { digits })).text, 'add')
    for (const more of ['And we danced.', 'And we danced.', 'And we sang.']) await ask(adding, { more })
    assert.equal(await many(), 2)
    const { now } = clock
    clock.now += 3 * 60 * 60_000
    const old = await ask(adding)
    assert.match(old.text, /<label for="more">.*<label for="digits">/s)
    const stale = await ask(adding, { more: 'And we cooked.' })
    assert.equal(stale.status, 422)
    assert.match(stale.text, /And we cooked\..*<label for="digits">/s)
    const slip = await ask(adding, { more: 'And we cooked.', digits: newReceipt() })
    assert.match(slip.text, /href="#digits">Nothing can be added under this number.*And we cooked\./s)
    assert.ok(!slip.text.includes(digits))
    for (let n = 0; n < 2; n++) {
      const typed = await ask(adding, { more: 'And we cooked.', digits })
      assert.equal(typed.status, 303)
      assert.match((await ask(typed.to)).text, /It is kept, and goes to the editors/)
    }
    assert.equal(await many(), 3)
    clock.now = now
    // No page of ours sent it: nothing is added, and what was written comes back.
    const foreign = await ask(adding, { more: 'And we left.' }, { trouble: 'no-ticket' })
    assert.deepEqual([foreign.status, /And we left\./.test(foreign.text)], [422, true])
    // A handle is for one place alone.
    const other = adding.replace(/add$/, 'answer-1')
    assert.match((await ask(other, { more: 'And we left.' })).text, /<label for="digits">/)
    assert.equal(await many(), 3)
    await ask('/return/take-back', { digits })
    assert.equal((await ask(adding, { more: 'And we left.' })).status, 503)
    assert.equal(await many(), 0)
  })
})
