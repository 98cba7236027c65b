// Sheets of paper for a meeting or a call, each with its own number and its own code, in one file to be printed.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { makeSheets } from '../actions/make-sheets.ts'
import { type NotOpen, sharingOpen } from '../actions/sharing-open.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import type { Store } from '../store/store.ts'
import { forgedList } from './editors.ts'
import { liesIn } from './key-files.ts'
import { counted, type Surroundings } from './surroundings.ts'
import { countIn } from './vouchers.ts'

const most = 100

const closed: Record<NotOpen, string> = {
  'not-set-up': 'Nobody can read yet what is typed in: «npm start -- setup FOLDER NAME» comes first.',
  forged: forgedList,
  'no-editor': 'No editor is left who could read what is typed in.',
  'unsafe-origin': 'ORIGIN is neither https nor an onion: nothing can be typed in there.',
}

export const sheets = async (surroundings: Surroundings, store: Store, words: readonly string[]): Promise<boolean> => {
  const { say, today, chance, dataFolder, root, origin, drawSheets } = surroundings
  const refuse = (because: string) => {
    say(`${because} Nothing was made.`)
    return false
  }
  const folded = words.includes('--a5')
  const [number, locale, file, sharing = 'our-history'] = words.filter((word) => word !== '--a5')
  const count = countIn(number, most)
  if (count === null || locale === undefined || file === undefined)
    return refuse(
      `Say how many (1 to ${most}), a language and a file: npm start -- sheets 20 en sheets.html, and --a5 after it for sheets to fold.`,
    )
  const open = await sharingOpen(store.sealed, readTrusted(dataFolder), origin)
  if (open.is === 'closed') return refuse(closed[open.because])
  const asked = await drawSheets({ locale, sharing, folded })
  if (asked.is === 'refused') return refuse(asked.because)
  if (existsSync(file)) return refuse(`${file} is already there. Name another file.`)
  if (liesIn(file, `${root}/public`)) return refuse('What lies in public/ is sent to every reader. Name another file.')
  let written = false
  let lastDay: string
  try {
    const made = await makeSheets(store, count, today(), asked, chance, (page) => {
      writeFileSync(file, page, { mode: 0o600, flag: 'wx' })
      written = true
    })
    lastDay = made.lastDay
  } catch (error) {
    if (written) rmSync(file, { force: true })
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    return refuse(`${file} cannot be written (${(error as Error).message}).`)
  }
  say(
    `${counted(count, 'sheet')} in ${file}: print it${folded ? ' on both sides, turned over the short edge, and fold' : ''}; then destroy the file.`,
  )
  say(`Whoever has that file has every number in it. They can be typed in until ${lastDay}.`)
  if (origin === null) say('No ORIGIN is set: the sheets name this machine, where nobody else can type them in.')
  return true
}
