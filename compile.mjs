// Compiles src/ into build/ (a tenth of a second). Runs in a process of its own, so that no compiler stays in the server's memory.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** What is new is written under another name first: a second start never reads half a file. */
const compile = async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts', apart: 'src/stripping/apart.ts' }, // a program each: main starts the other by its name
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
  })
  for (const { path, contents } of outputFiles) {
    if (readIfThere(path)?.equals(contents)) continue
    const fresh = `${path}.${process.pid}`
    mkdirSync(built, { recursive: true })
    writeFileSync(fresh, contents)
    renameSync(fresh, path)
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
