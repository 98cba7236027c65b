// A program for tests as one file with its packages in it: it starts in half the time, and some start a hundred times.
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Native ones stay outside: wherever the file lies, a `node_modules` is needed above it. */
const external = ['@node-rs/argon2', '@photostructure/sqlite', 'esbuild', 'mupdf', 'pg-native', 'sharp']
const banner = { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" }

/** `program` may be a file of the source, or what was compiled of it already, which `to` may replace. */
export const asOneFile = (program: string, to: string): void => {
  buildSync({
    absWorkingDir: root,
    entryPoints: [program],
    outfile: to,
    allowOverwrite: true,
    bundle: true,
    external,
    banner,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  })
}

/** A program of the tests, in a folder where it finds what it would find in the tree. */
export const programOf = (source: string): string => {
  const place = mkdtempSync(join(tmpdir(), 'ct-program-'))
  for (const name of ['migrations', 'node_modules', 'words']) symlinkSync(join(root, name), join(place, name))
  const program = join(place, 'tests', `${parse(source).name}.mjs`)
  asOneFile(source, program)
  return program
}
