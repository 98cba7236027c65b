// A number is looked at in a flood too: a plain question or a code comes first, before any hashing.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { hidden, openSharePages } from '../../../tests/share-asker.ts'
import { Busy } from '../../sealing/hashing.ts'

const { asker, sent, close } = await openSharePages()
after(close)

describe('the share pages, in a flood,', () => {
  it('ask a plain question, or a code, in a flood, before any hashing; and never turn anybody away', async () => {
    let salted = 0
    const counting = asker({ salt: () => Promise.resolve(Buffer.alloc(16, 7)).finally(() => salted++) })
    const flood = { lane: 'flood' } as const
    const digits = await sent()
    const asked = await counting('/return', { digits }, flood)
    assert.equal(asked.status, 422)
    const token = hidden(asked.text, 'plain-token')
    assert.match((await counting('/return', { digits, 'plain-token': token, 'plain-answer': '99' }, flood)).text, /did not fit/)
    assert.match((await counting('/return', { digits, vouch: '0000' }, flood)).text, /did not fit/)
    assert.equal(salted, 0)
    assert.match((await counting('/return', { digits, vouch: '1234' }, flood)).text, /with the editors/)
    const answers: Record<string, string> = {
      week: '7',
      fingers: '10',
      months: '12',
      legs: '4',
      'three and six': '٩',
      nineteen: '20',
      hours: '24',
      half: '15',
    }
    const [, answer = ''] =
      Object.entries(answers).find(([word]) => new RegExp(`<label for="plain-answer">[^<]*${word}`).test(asked.text)) ?? []
    const used = new Set<string>()
    const spend = async (nonce: string) => used.has(nonce) || !used.add(nonce)
    const answering = () => counting('/return', { digits, 'plain-token': token, 'plain-answer': answer }, { ...flood, spend })
    assert.match((await answering()).text, /with the editors/)
    const hashed = salted
    assert.match((await answering()).text, /did not fit/, 'an answer counts once')
    assert.equal(salted, hashed)
  })

  it('use up a code only where its number was hashed', async () => {
    const digits = await sent()
    let left = 1
    const vouched = { stands: async () => left > 0, spend: async () => left-- > 0 }
    const busy = asker({
      vouched,
      salt: async () => {
        throw new Busy('busy')
      },
    })
    await assert.rejects(busy('/return', { digits, vouch: '1234' }, { lane: 'flood' }), Busy)
    assert.equal(left, 1)
    const coming = asker({ vouched })
    assert.match((await coming('/return', { digits, vouch: '1234' }, { lane: 'flood' })).text, /with the editors/)
    assert.match((await coming('/return', { digits, vouch: '1234' }, { lane: 'flood' })).text, /did not fit/)
  })
})
