// Draws sheets for the command line, in a language whose words somebody answers for.
import type { DrawSheets } from '../../actions/make-sheets.ts'
import { isSharing } from '../../contributions/sharing.ts'
import { isLocale, type Locale, locales } from '../pages/locales.ts'
import type { Words } from '../pages/words.ts'
import { routesFor } from '../routes.ts'
import { SheetsPage } from './sheets-page.tsx'

type Parts = {
  words: Record<Locale, Words>
  publisher: string
  /** The address people come to, without a path. */
  origin: string
  prefix: string
  wordsReviewed: Partial<Record<Locale, string>>
  testimony: boolean
}

export const sheetDrawer =
  ({ words, publisher, origin, prefix, wordsReviewed, testimony }: Parts): DrawSheets =>
  ({ locale, sharing, folded }) => {
    if (prefix !== '')
      return { is: 'refused', because: 'Under another site’s address one can only read: there is nowhere to type sheets in.' }
    if (!isLocale(locale)) return { is: 'refused', because: `There are words in ${locales.join(', ')}, not in “${locale}”.` }
    if (!wordsReviewed[locale])
      return {
        is: 'refused',
        because: `WORDS_REVIEWED names nobody who read the words in “${locale}”, and on paper they cannot be mended.`,
      }
    if (!isSharing(sharing) || (sharing === 'testimony' && !testimony))
      return { is: 'refused', because: `Nobody is asked for “${sharing}” here.` }
    const routes = routesFor(prefix, locale)
    const addresses = { share: origin + routes.share(), return: origin + routes.return() }
    const props = { words: words[locale], publisher, ...addresses, sharing, folded }
    return {
      is: 'sheets',
      begun: { sharing, lang: locale },
      draw: async (sheets, lastDay) => `<!doctype html>${String(await SheetsPage({ ...props, sheets, lastDay }))}`,
    }
  }
