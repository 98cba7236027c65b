// Compiles the test files, and the programs they start, into one folder: each then loads in a third of the time.
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What a test or the source starts as a process of its own. */
const programs = ['src/stripping/apart.ts', 'tests/safety/echo-room.ts', 'tests/safety/door-process.ts']
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** What tests check against stays as it was installed; so do packages that are native. */
const external = [...Object.keys(devDependencies), '@node-rs/argon2', '@photostructure/sqlite', 'esbuild', 'mupdf', 'pg-native', 'sharp']
const banner = { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" }

const compiledName = (file) => file.replace(/\.tsx?$/, '.mjs')

/** A test says where it stands in the tree, and finds what lies beside it there; the source starts what was compiled beside it. */
const standing = (place) => ({
  name: 'standing',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (path.includes('node_modules') || !text.includes('import.meta')) return
      const ofTests = /\.test\.tsx?$/.test(path) || !path.startsWith(join(root, 'src/'))
      const at = ofTests ? path : compiledName(path.replace(root, `${place}/`))
      const said = { url: pathToFileURL(at).href, filename: at, dirname: dirname(at) }
      const contents = text.replace(/\bimport\.meta\.(url|filename|dirname)\b/g, (_, name) => `\`${said[name]}\``)
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    }),
})

/** Paths within the tree in, paths of what was compiled out; `TESTS_COMPILED` tells a test where its programs lie. Faults of the source are printed. */
export const compiled = async (files) => {
  const place = mkdtempSync(join(tmpdir(), 'ct-tests-'))
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  process.env.TESTS_COMPILED = place
  await build({
    absWorkingDir: root,
    entryPoints: [...new Set([...files, ...programs])],
    outdir: place,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    external,
    banner,
    plugins: [standing(place)],
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    sourcesContent: false,
  })
  return files.map((file) => join(place, compiledName(file)))
}
