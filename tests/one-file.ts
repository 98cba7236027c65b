// The server's program as one file with its packages in it: it starts in half the time, and is started a hundred times.
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
