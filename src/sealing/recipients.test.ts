// The signed list: what the key signed is read, whatever else is none; and nothing is sealed without an editor and the recovery key.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newKeys } from './envelope.ts'
import { everyone, newSigningKey, publicKeyOf, type RecipientList, readList, recovery, sealedTo, signList } from './recipients.ts'

const { signingKey, publicKey } = newSigningKey()
const { recipient } = await newKeys()
const list: RecipientList = {
  number: 3,
  day: '2026-11-22',
  recipients: [
    { holder: recovery, recipient, groups: [] },
    { holder: 'kone', recipient, groups: [everyone] },
    { holder: 'ktwo', recipient, groups: ['north'] },
  ],
}
const signed = signList(list, signingKey)

describe('a signed list', () => {
  it('reads back as it was signed', () => {
    assert.equal(publicKeyOf(signingKey), publicKey)
    assert.deepEqual(readList(signed, publicKey), list)
  })

  it('is none with any byte of it changed, with another list’s signature, with none, or under another key', () => {
    const other = newSigningKey()
    for (let at = 0; at < signed.body.length; at += 7) {
      const body = `${signed.body.slice(0, at)}${signed.body[at] === 'x' ? 'y' : 'x'}${signed.body.slice(at + 1)}`
      assert.equal(readList({ ...signed, body }, publicKey), null)
    }
    assert.equal(readList({ ...signed, signature: signList({ ...list, number: 4 }, signingKey).signature }, publicKey), null)
    assert.equal(readList({ ...signed, signature: new Uint8Array(0) }, publicKey), null)
    assert.equal(readList({ ...signed, signature: new Uint8Array(64) }, publicKey), null)
    assert.equal(readList(signed, other.publicKey), null)
    assert.equal(readList(signList(list, other.signingKey), publicKey), null)
    for (const damaged of ['', 'no key', publicKey.slice(0, 40)]) assert.equal(readList(signed, damaged), null)
  })

  it('is none where the key signed something else', () => {
    for (const wrong of [
      { ...list, recipients: [{ holder: 'kone', recipient: 'no key', groups: [] }] },
      { ...list, recipients: [{ holder: 5, recipient, groups: [] }] },
      { ...list, recipients: null },
      { ...list, recipients: [null] },
      { ...list, is: 'another promise' },
      { ...list, format: 2 },
    ])
      assert.equal(readList(signList(wrong as unknown as RecipientList, signingKey), publicKey), null, JSON.stringify(wrong))
  })
})

describe('a telling for a group', () => {
  const holders = (group: string, recipients = list.recipients) =>
    sealedTo({ ...list, recipients }, group)?.map(({ holder }) => holder) ?? null
  it('is sealed to its editors and to recovery, and to nobody else', () => {
    assert.deepEqual(holders(everyone), [recovery, 'kone'])
    assert.deepEqual(holders('north'), [recovery, 'ktwo'])
  })

  it('is sealed to nobody where no editor, or no recovery, could open it', () => {
    assert.equal(holders('south'), null)
    assert.equal(holders(everyone, list.recipients.slice(1)), null)
    assert.equal(holders(everyone, list.recipients.slice(0, 1)), null)
    assert.equal(holders(everyone, []), null)
  })
})
