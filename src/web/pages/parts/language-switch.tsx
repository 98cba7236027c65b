// The same page in each other language, every language under its own name.
import { directionOf, type Locale, locales, ownName } from '../locales.ts'
import type { Setting } from '../setting.ts'

type Props = { setting: Pick<Setting, 'words' | 'routes' | 'path'> /** Those it can be read in. */; among?: readonly Locale[] }

export const LanguageSwitch = ({ setting: { words, routes, path }, among = locales }: Props) => (
  <nav class="languages" aria-label={words.say('Language')}>
    <ul>
      {among.map((locale) => (
        <li>
          <a
            href={routes.in(locale, path)}
            lang={locale}
            dir={directionOf(locale)}
            hreflang={locale}
            aria-current={locale === words.locale ? 'true' : undefined}
          >
            {ownName(locale)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
