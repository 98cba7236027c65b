// Compiles src/ into build/ (a tenth of a second). Runs in a process of its own, so that no compiler stays in the server's memory.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('.', import.meta.url))
const built = join(root, 'build')

const readIfThere = (path) => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** A program each: main starts the other by its name. */
const programs = { main: 'src/main.ts', apart: 'src/stripping/apart.ts' }
const namesOfPrograms = Object.keys(programs).map((name) => `${name}.js`)
/** The rest lies in parts, of which a process loads what it needs when it begins. Their names tell their content. */
const partsIn = (text) => String(text).match(/[\w-]+-[A-Z0-9]{8}\.js/g) ?? []

/** What stands in build/ and is named by a program there, or by such a part. */
const standing = () => {
  const found = new Set(namesOfPrograms)
  for (const name of found) for (const part of partsIn(readIfThere(join(built, name)))) found.add(part)
  return found
}

/** What is new is written under another name first, and programs after their parts: a second start never reads half a file, nor a name of nothing. */
const write = (outputs) => {
  const isProgram = ({ path }) => Number(namesOfPrograms.includes(basename(path)))
  for (const { path, contents } of outputs.toSorted((one, other) => isProgram(one) - isProgram(other))) {
    const fresh = `${path}.${process.pid}`
    mkdirSync(built, { recursive: true })
    writeFileSync(fresh, contents)
    renameSync(fresh, path)
  }
}

const compile = async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: programs,
    outdir: built,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    sourcesContent: false,
    write: false,
  })
  const outputs = outputFiles.filter(({ path, contents }) => !readIfThere(path)?.equals(contents))
  if (outputs.length === 0) return
  // A process that is just beginning with what stood until now still finds its parts: only those before them go.
  const kept = standing()
  for (const { path } of outputFiles) kept.add(basename(path))
  write(outputs)
  for (const name of readdirSync(built)) {
    const [part] = partsIn(name)
    if ([part, `${part}.map`].includes(name) && !kept.has(part)) rmSync(join(built, name), { force: true })
  }
}

/** What a person can put right is told in a sentence; anything else is ours to mend, and is thrown. */
const sentenceFor = (error) => {
  if (Array.isArray(error.errors)) return 'The source could not be compiled; the reasons stand above.'
  if (error.code === 'EACCES' || error.code === 'EROFS') return `The folder build/ cannot be written: ${error.message}`
  throw error
}

try {
  await compile()
} catch (error) {
  console.error(sentenceFor(error))
  process.exitCode = 1
}
