// Brings the packages that the lock file names and that are not there yet, and never takes one away.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Something that a person has to put right; its message is all they need to read. */
export class Refusal extends Error {}

const packagesIn = (lockFile) => {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return {}
    throw error
  }
}

const fitsHere = (wanted, here) => !wanted || wanted.includes(here) || (wanted[0]?.startsWith('!') && !wanted.includes(`!${here}`))
const libc = () => (process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')

const isForHere = ({ os, cpu, libc: wanted }) =>
  fitsHere(os, process.platform) && fitsHere(cpu, process.arch) && (!wanted || wanted.includes(libc()))

/** The folders of all that the project needs on this machine: an optional package for another takes along what it alone needs. */
const neededHere = (packages) => {
  const found = new Set([''])
  for (const path of found) {
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } = packages[path] ?? {}
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies })) {
      let from = path
      while (from !== '' && !packages[`${from}/node_modules/${name}`]) from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))
      const at = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
      if (packages[at] && isForHere(packages[at])) found.add(at)
    }
  }
  return found
}

/** The packages that package-lock.json names for this machine and node_modules lacks or has in another version. */
const missing = (root, alsoForDevelopment) => {
  const there = packagesIn(join(root, 'node_modules/.package-lock.json'))
  const packages = packagesIn(join(root, 'package-lock.json'))
  const needed = neededHere(packages)
  return Object.entries(packages).filter(([path, wanted]) => {
    if (path === '' || (wanted.dev && !alsoForDevelopment) || !needed.has(path)) return false
    return there[path]?.version !== wanted.version || !existsSync(join(root, path, 'package.json'))
  })
}

const hasDevelopmentPackages = (root) => Object.values(packagesIn(join(root, 'node_modules/.package-lock.json'))).some((one) => one.dev)

const writable = (path) => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return existsSync(path) || dirname(path) === path ? false : writable(dirname(path))
  }
}

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))

/** Lets one start at a time change node_modules; a lock whose owner has died is void. */
const withLock = async (root, act) => {
  const lock = join(root, 'build/installing')
  mkdirSync(dirname(lock), { recursive: true })
  for (let said = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = Number(existsSync(lock) && readFileSync(lock, 'utf8'))
    const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0
    if (owner ? !alive(owner) : age > 5_000) rmSync(lock, { force: true })
    if (!said) console.error('Another start is installing what is missing; waiting for it …')
    said = true
    await wait(200)
  }
  try {
    return await act()
  } finally {
    rmSync(lock, { force: true })
  }
}

const runNpm = (root, args) => {
  const running = process.env.npm_execpath ?? ''
  const [command, first] = /^npm-cli\.c?js$/.test(basename(running)) ? [process.execPath, [running]] : ['npm', []]
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm')
  const ownCache = writable(cache) ? null : mkdtempSync(join(tmpdir(), 'npm-cache-'))
  const { DATABASE_URL, ...rest } = process.env // a password is nothing that an installer needs
  const env = ownCache ? { ...rest, npm_config_cache: ownCache } : rest
  try {
    const shell = command === 'npm' && process.platform === 'win32'
    return spawnSync(command, [...first, ...args], { cwd: root, env, shell, stdio: ['ignore', 2, 2] })
  } finally {
    if (ownCache) rmSync(ownCache, { recursive: true, force: true })
  }
}

/** Leaves node_modules as package-lock.json describes it. Says a line only when there is something to do. */
export const install = async (root, { alsoForDevelopment }) => {
  if (missing(root, alsoForDevelopment).length === 0) return
  await withLock(root, () => {
    const wanted = missing(root, alsoForDevelopment)
    if (wanted.length === 0) return
    const everything = alsoForDevelopment || hasDevelopmentPackages(root)
    console.error(`Installing ${wanted.length} packages (npm ci); this is needed once …`)
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const { error, status } = runNpm(root, ['ci', everything ? '--include=dev' : '--omit=dev', ...quiet])
    if (error) throw new Refusal(`npm could not be started: ${error.message}`)
    if (status !== 0) throw new Refusal('The packages could not be installed; npm says why above. The network is needed for this once.')
  }).catch((error) => {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error
    throw new Refusal(`This folder cannot be written, and packages are missing in it: ${error.message}`)
  })
}
