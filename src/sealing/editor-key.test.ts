// An editor's key opens with the passphrase it was wrapped under, however that is typed, and with no other.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrapKey, wrapNewKey } from './editor-key.ts'
import { open, seal } from './envelope.ts'

const passphrase = 'green lamps é over a quiet harbour'
const wrapped = await wrapNewKey(passphrase)

describe('an editor’s key', () => {
  it('opens what is sealed to it, once the passphrase unwrapped it', async () => {
    const keys = await unwrapKey(wrapped, passphrase)
    assert.equal(keys?.recipient, wrapped.recipient)
    const sealed = await seal(Buffer.from('words'), [wrapped.recipient])
    assert.equal(Buffer.from(await open(sealed, keys?.identity ?? '')).toString(), 'words')
  })

  it('takes the same passphrase from another keyboard, with two spaces or with a line’s end', async () => {
    for (const typed of [`  ${passphrase.replace(' ', '   ')}\n`, passphrase.normalize('NFD')])
      assert.equal((await unwrapKey(wrapped, typed))?.recipient, wrapped.recipient, JSON.stringify(typed))
  })

  it('stays closed to any other passphrase', async () => {
    for (const typed of ['', passphrase.slice(0, -1), `${passphrase}s`, passphrase.toUpperCase()])
      assert.equal(await unwrapKey(wrapped, typed), null, typed)
  })

  it('lies nowhere in what is kept, and neither does the passphrase', async () => {
    const keys = await unwrapKey(wrapped, passphrase)
    const kept = Buffer.concat([wrapped.salt, wrapped.auth, wrapped.wrapped])
    for (const secret of [keys?.identity ?? '?', 'AGE-SECRET', 'harbour']) assert.equal(kept.includes(secret), false)
  })

  it('that was changed in the database is our fault to hear of, never another key', async () => {
    const changed = Buffer.from(wrapped.wrapped)
    changed[20] = (changed[20] as number) ^ 1
    await assert.rejects(unwrapKey({ ...wrapped, wrapped: changed }, passphrase))
  })
})
