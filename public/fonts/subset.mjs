// Cuts the three font files that the pages use out of the published Literata: `node subset.mjs FOLDER`, where FOLDER has the two packages.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const folder = resolve(process.argv[2] ?? '.')
const subset = createRequire(join(folder, 'any.js'))('subset-font')
const files = join(folder, 'node_modules/@fontsource-variable/literata/files')
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n)).join('')

const cuts = {
  // Basic Latin, the letters of Latin-1, œ, and the marks that prose needs.
  latin: range(0x20, 0x7e) + range(0xc0, 0xd6) + range(0xd8, 0xf6) + range(0xf8, 0xff) + '\u00a0\u202fŒœ–—‘’“”„…·•«»§©¶×°−',
  // Latin Extended-A and the Romanian letters: fetched only by pages that have them.
  'latin-ext': `${range(0x100, 0x17f)}ȘșȚț`,
  // Russian, Ukrainian and Belarusian.
  cyrillic: `${range(0x410, 0x44f)}ЁёЄєІіЇїЎўҐґ№`,
}

for (const [name, characters] of Object.entries(cuts)) {
  const whole = readFileSync(join(files, `literata-${name}-wght-normal.woff2`))
  const cut = await subset(whole, characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 600 } },
    keepFeatures: ['kern', 'tnum', 'lnum', 'onum', 'mark'],
    noHinting: true,
    dropTables: ['gasp', 'STAT', 'DSIG', 'meta', 'MVAR'],
  })
  writeFileSync(join(import.meta.dirname, `literata-${name}.woff2`), cut)
  console.log(`literata-${name}.woff2  ${cut.length} bytes`)
}
