// Who read what is written nowhere: a server under odd requests leaves no address, agent, cookie or word of theirs in its output or on its disk.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { engines } from '../databases.ts'
import { type Clone, cloneOf, takenPort } from '../hard/command-line.ts'
import { send, speak } from '../site/site.ts'
import { places } from './places.ts'

const filesUnder = (folder: string) =>
  (readdirSync(folder, { recursive: true }) as string[]).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())

let clone: Clone
before(() => {
  clone = cloneOf()
})
after(() => clone.remove())

for (const [name, engine] of engines)
  describe(`a server on ${name}`, { skip: engine.skip }, () => {
    it('leaves nothing of its readers in its output or in its folders, whatever they send (T1, H75)', async () => {
      const { at, drop } = await engine.fresh()
      const port = await takenPort()
      await port.letGo()
      const served = await clone.serve({ ...clone.keep(at), PORT: String(port.port) })
      const canary = (what: string) => `${what}${randomBytes(6).toString('hex')}`
      const [agent, cookie, word, path, body] = [canary('agent'), canary('cookie'), canary('word'), canary('path'), canary('body')]
      const address = '198.51.100.77'
      const headers = {
        'user-agent': agent,
        cookie: `session=${cookie}`,
        referer: `https://${word}.example/`,
        'x-forwarded-for': address,
        forwarded: `for=${address}`,
        'x-real-ip': address,
        'accept-language': word,
        authorization: `Bearer ${cookie}`,
      }
      for (const url of [
        '/',
        `/groups/union?${word}`,
        `/${path}`,
        `/groups/${path}`,
        `/%zz${path}`,
        `/${path}%0a2026-01-01%20admin%20login`,
        `/groups/${'%F0%9F%92%89'}${path}`,
        `/changes/${path}`,
        `/groups/union?page=${word}&revision=${word}`,
        `/groups/union.json?${word}`,
        `/share?${word}`,
        `/ar/share/${path}`,
        `/return?${word}`,
        `/setup/${path}`,
        '/leave',
      ])
        await (await fetch(served.address + url, { headers })).text()
      for (const method of ['POST', 'GET']) await send(port.port, method, `/${path}`, Buffer.from(`words=${body}`.repeat(10_000)), headers)
      const form = new FormData()
      form.set('digits', body)
      form.set('ticket', body)
      for (const url of ['/share', '/share/receipt', '/return', '/return/x/add', `/setup/${path}`])
        await (
          await fetch(served.address + url, { method: 'POST', body: form, headers: { ...headers, 'sec-fetch-site': 'same-origin' } })
        ).text()
      await speak(port.port, `GET /${path} HTTP/9.9\r\nuser-agent: ${agent}\r\n\r\n`)
      await speak(port.port, `${body} ${'x'.repeat(40_000)}\r\n\r\n`)
      await speak(port.port, `POST /${path} HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n${body}`)
      served.child.kill('SIGTERM')
      await served.ended
      const folders = name === 'SQLite' ? [dirname(at), clone.folder] : [clone.folder]
      const files = folders.flatMap(filesUnder).filter((file) => !file.includes('node_modules'))
      writeFileSync(join(clone.folder, 'planted'), `one line with ${agent}`)
      assert.ok(places(readFileSync(join(clone.folder, 'planted')), agent).length > 0, 'a planted canary is found')
      rmSync(join(clone.folder, 'planted'))
      for (const secret of [agent, cookie, word, path, body, address]) {
        assert.deepEqual(places(Buffer.from(served.said()), secret), [], served.said())
        assert.deepEqual(
          files.filter((file) => places(readFileSync(file), secret).length > 0),
          [],
        )
      }
      await drop()
    })
  })
