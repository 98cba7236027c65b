// The way in: installs what is missing, compiles the source, and runs it. `npm start`, or `npm start -- check` and the like.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Common Thread needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

// Everything below is loaded late, so that an older Node reads this far and says why it stops.
const { install, Refusal } = await import('./install.mjs')
const { readFileSync, renameSync, mkdirSync, writeFileSync } = await import('node:fs')
const { fileURLToPath, pathToFileURL } = await import('node:url')
const { join } = await import('node:path')

const root = fileURLToPath(new URL('.', import.meta.url))

const readIfThere = (path) => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** Compiles src/ (a tenth of a second) and writes what is new under another name first: a second start never reads half a file. */
const compile = async () => {
  const { build, stop } = await import('esbuild')
  const built = join(root, 'build')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outdir: built,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    sourcesContent: false,
    write: false,
  }).finally(stop) // no compiler stays beside what it compiled
  for (const { path, contents } of outputFiles) {
    if (readIfThere(path)?.equals(contents)) continue
    const fresh = `${path}.${process.pid}`
    mkdirSync(built, { recursive: true })
    writeFileSync(fresh, contents)
    renameSync(fresh, path)
  }
  return join(built, 'main.js')
}

/** What a person can put right is told in a sentence; anything else is ours to mend, and is thrown. */
const sentenceFor = (error) => {
  if (error instanceof Refusal) return error.message
  if (Array.isArray(error.errors)) return 'The source could not be compiled; the reasons stand above.'
  if (error.code === 'EACCES' || error.code === 'EROFS') return `The folder build/ cannot be written: ${error.message}`
  throw error
}

const prepare = async () => {
  try {
    await install(root, { alsoForDevelopment: false })
    return await compile()
  } catch (error) {
    console.error(sentenceFor(error))
    return null
  }
}

const main = await prepare()
if (main) {
  process.argv[1] = main // a process that main starts beside this one need not come through here
  await import(pathToFileURL(main).href)
} else {
  process.exitCode = 1
}
