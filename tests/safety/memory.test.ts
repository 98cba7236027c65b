// What a person writes is in the room's memory while the room lives, and in nobody's afterwards: not the serving process's, not the next room's (T2).
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Doorway, echoed, knock, multipart, multipartType, post, ticketFor, urlEncoded } from './doorway.ts'
import { copiesIn, memorySkipped } from './memory-of.ts'

const siteOf = async (setting: object) => {
  const child = spawn(
    process.execPath,
    [join(process.env.TESTS_COMPILED as string, 'tests/safety/door-process.mjs'), JSON.stringify(setting)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, pid: child.pid as number, door: JSON.parse(said.toString()) as Doorway }
}
const roomOf = async (door: Doorway): Promise<number> => echoed(await knock(door, 'GET', '/share')).pid

/** Writes to the door and leaves before it has spoken to the end. */
const breakOff = async (door: Doorway, bytes: Buffer | string, after: number) => {
  const socket = connect(door.port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(bytes)
  await pause(after)
  socket.destroy()
}
const headOf = (door: Doorway, path: string, more: string) =>
  `POST ${path} HTTP/1.1\r\nhost: ${new URL(door.own).host}\r\nsec-fetch-site: same-origin\r\n${more}\r\n\r\n`

it('holds nobody’s words once the room was replaced, however they came (T2)', { skip: memorySkipped() }, async () => {
  const { child, pid, door } = await siteOf({ times: { idle: 1_500, grace: 100 } })
  try {
    const canary = randomBytes(12).toString('hex')
    const own = `canary${canary}`
    assert.equal(copiesIn(pid, canary), 0, 'nobody has written yet')
    const large = Buffer.from(`${own} `.repeat(100_000))
    const unheard = large.toString('latin1', 0, 50_000)
    await breakOff(door, `${headOf(door, '/share/d', 'content-length: 900000')}${unheard}`, 100) // while no room is there yet
    for (let n = 0; n < 20; n++) {
      await post(door, '/share/a', { words: `${own} and ${n}` })
      await post(door, '/return/a', { words: `${own} ${'long '.repeat(2_000)}${own}` })
    }
    const file = { name: 'file', value: large, file: `${own}.jpg`, type: 'image/jpeg' }
    for (const wish of ['', 'ignore', 'fail']) {
      const parts = [{ name: 'ticket', value: await ticketFor(door, '/share/b') }, { name: 'do', value: wish }, file]
      await knock(door, 'POST', '/share/b', { body: multipart(parts), headers: multipartType })
      const inChunks = async function* () {
        const whole = multipart(parts)
        for (let at = 0; at < whole.length; at += 50_000) yield whole.subarray(at, at + 50_000)
      }
      await knock(door, 'POST', '/share/b', { body: inChunks(), headers: multipartType })
    }
    // refused, each in another way
    await knock(door, 'POST', '/share/c', { body: `words=${own}`, headers: { ...urlEncoded, 'sec-fetch-site': 'cross-site' } })
    await knock(door, 'POST', '/share/c', { body: large, headers: { 'content-type': 'text/plain' } })
    await knock(door, 'POST', '/share/c', { body: large, headers: urlEncoded })
    await knock(door, 'PUT', '/share/c', { body: large, headers: urlEncoded })
    await knock(door, 'GET', '/share/c', { body: `words=${own}`, headers: urlEncoded })
    for (let n = 0; n < 15; n++)
      await knock(door, 'POST', '/return', { body: `receipt=000000000000000000000000&w=${own}`, headers: urlEncoded })
    // broken off, and not HTTP at all
    const dawdling = multipart([{ name: 'ticket', value: await ticketFor(door, '/share/d') }, { name: 'do', value: 'dawdle' }, file])
    await breakOff(
      door,
      headOf(door, '/share/d', `content-length: ${dawdling.length + 9}\r\ncontent-type: ${multipartType['content-type']}`) +
        dawdling.toString('latin1'),
      300,
    )
    await breakOff(door, `${headOf(door, '/share/d', 'content-length: 100000')}words=${own}`, 100)
    await breakOff(
      door,
      `${headOf(door, '/share/d', 'transfer-encoding: chunked')}${(60_000).toString(16)}\r\n${large.toString('latin1', 0, 60_000)}zz\r\n${own}`,
      100,
    )

    const first = await roomOf(door)
    assert.ok(copiesIn(first, canary) > 0, 'the search finds what a room has heard')
    let second = first
    for (let n = 0; n < 40 && second === first; n++) {
      await pause(2_000)
      second = await roomOf(door)
    }
    assert.notEqual(second, first, 'another room has taken its place')
    assert.throws(() => process.kill(first, 0), 'and the first has ended')
    assert.deepEqual({ serving: copiesIn(pid, canary), room: copiesIn(second, canary) }, { serving: 0, room: 0 })
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
})
