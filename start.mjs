// The way in: installs what is missing, compiles the source, and runs it. `npm start`, or `npm start -- check` and the like.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Common Thread needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

// Everything below is loaded late, so that an older Node reads this far and says why it stops.
const { install, Refusal } = await import('./install.mjs')
const { spawnSync } = await import('node:child_process')
const { fileURLToPath, pathToFileURL } = await import('node:url')

const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Whether all is there to run; if not, the reason has been said. */
const prepare = async () => {
  try {
    await install(fileOf('.'), { alsoForDevelopment: false })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    return false
  }
  return spawnSync(process.execPath, [fileOf('compile.mjs')], { stdio: ['ignore', 2, 2] }).status === 0
}

if (await prepare()) {
  const main = fileOf('build/main.js')
  process.argv[1] = main // a process that main starts beside this one need not come through here
  await import(pathToFileURL(main).href)
} else {
  process.exitCode = 1
}
