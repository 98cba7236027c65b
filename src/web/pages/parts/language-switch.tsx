// The same page in each other language, every language under its own name.
import { directionOf, locales } from '../locales.ts'
import type { Setting } from '../setting.ts'

/** What each language calls itself. */
const ownNames = new Map(locales.map((locale) => [locale, new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale]))

export const LanguageSwitch = ({ setting: { words, routes, path } }: { setting: Setting }) => (
  <nav class="languages" aria-label={words.say('Language')}>
    <ul>
      {locales.map((locale) => (
        <li>
          <a
            href={routes.in(locale, path)}
            lang={locale}
            dir={directionOf(locale)}
            hreflang={locale}
            aria-current={locale === words.locale ? 'true' : undefined}
          >
            {ownNames.get(locale)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
