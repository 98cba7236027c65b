// One reader on one connection kept open, asking one page after the other and timing each to its last byte.
import { connect, type Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export type Answer = { status: number; head: string; body: Buffer; milliseconds: number }
export type Reader = { get: (path: string, encoding?: Packing) => Promise<Answer>; leave: () => void }
type Packing = 'br' | 'gzip' | 'identity'

const lengthIn = (head: string) => Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)

export const fieldIn = ({ head }: Answer, name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim()

export const textOf = (answer: Answer): string => {
  const packing = fieldIn(answer, 'content-encoding')
  return (packing === 'br' ? brotliDecompressSync(answer.body) : packing === 'gzip' ? gunzipSync(answer.body) : answer.body).toString(
    'utf8',
  )
}

export const enter = (port: number): Reader => {
  let socket: Socket | null = null
  const connected = () => {
    if (socket && !socket.destroyed && socket.writable) return socket
    socket = connect({ port, host: '127.0.0.1', noDelay: true })
    return socket
  }
  return {
    get: (path, encoding = 'br') =>
      new Promise((done, fail) => {
        const through = connected()
        const begun = performance.now()
        let arrived: Buffer = Buffer.alloc(0)
        const leave = () => through.off('data', take).off('error', fail).off('close', closed)
        const closed = () => fail(new Error(`the connection closed before ${path} was answered`))
        const take = (chunk: Buffer) => {
          arrived = arrived.length ? Buffer.concat([arrived, chunk]) : chunk
          const end = arrived.indexOf('\r\n\r\n')
          if (end < 0) return
          const head = arrived.toString('latin1', 0, end)
          if (arrived.length < end + 4 + lengthIn(head)) return
          leave()
          done({ status: Number(head.slice(9, 12)), head, body: arrived.subarray(end + 4), milliseconds: performance.now() - begun })
        }
        through.on('data', take).on('error', fail).on('close', closed)
        through.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${encoding}\r\n\r\n`)
      }),
    leave: () => socket?.destroy(),
  }
}
