// What passed on leaves one last copy: node:http reads every connection into the same 64 KiB of memory. Here they are written over.
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'

/** More than one reading of 64 KiB, so that one of them is full. */
const nothing = Buffer.alloc(192 * 1024)
/** Milliseconds from one writing over to the next: each leaves as much behind to be collected, and a flood asks for many. */
const between = 100
const head = `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${nothing.length}\r\n\r\n`

/**
 * That memory belongs to the process and cannot be reached from here; but a connection to ourselves that is read the same way fills it
 * with zeros. `folder` is where its socket lies; null has it at a port of this machine.
 */
export const createOverwriting = (folder: string | null) => {
  let running = false
  let again = false
  let pausing: NodeJS.Timeout | null = null
  let socket: Socket | null = null
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
    request.resume().once('end', () => response.writeHead(204).end())
  }).unref()
  const listening = new Promise<void>((done) => {
    server.once('listening', done)
    server.once('error', () => server.listen(0, '127.0.0.1')) // no such sockets here, or the path is too long for one
    if (folder === null) server.listen(0, '127.0.0.1')
    else server.listen(join(folder, `own-${process.pid}`))
  })
  const done = () => {
    pausing ??= setTimeout(() => {
      pausing = null
      running = false
      if (again) void write()
    }, between).unref()
  }
  const opened = (): Socket => {
    const address = server.address()
    const to = typeof address === 'string' ? connect(address) : connect(address?.port ?? 0, '127.0.0.1')
    to.on('data', done)
    to.on('error', () => undefined)
    to.on('close', () => {
      socket = null
      done()
    })
    return to.unref()
  }
  const write = async () => {
    again = running
    if (running) return
    running = true
    await listening
    socket ??= opened()
    socket.write(head)
    socket.write(nothing)
  }
  return {
    /** Soon, and once for all who ask meanwhile. */
    write: () => void write(),
    end: () => {
      if (pausing) clearTimeout(pausing)
      socket?.destroy()
      server.close()
    },
  }
}
export type Overwriting = ReturnType<typeof createOverwriting>
