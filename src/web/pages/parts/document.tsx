// The whole document around a page: its language and direction, its addresses in other languages, its head and foot.
import type { Child } from 'hono/jsx'
import type { At } from '../../../exploring/readings.ts'
import { locales } from '../locales.ts'
import type { Setting } from '../setting.ts'
import { AsOf } from './as-of.tsx'
import { Colophon, Masthead } from './masthead.tsx'
import { Spine } from './threads.tsx'

type Props = {
  setting: Setting
  /** Without the name of the history, which is added. */
  title: string
  description: string
  /** The revision shown; null on pages that show none. */
  at: At | null
  ways?: readonly number[]
  /** Kept out of search engines: faults, and pages as they stood once. */
  unlisted?: boolean
  children?: Child
}

const Addresses = ({ setting: { words, routes, publisher, path } }: { setting: Setting }) => (
  <>
    <link rel="canonical" href={publisher.origin + routes.in(words.locale, path)} />
    {locales.map((locale) => (
      <link rel="alternate" hreflang={locale} href={publisher.origin + routes.in(locale, path)} />
    ))}
    <link rel="alternate" hreflang="x-default" href={publisher.origin + routes.in('en', path)} />
    <link rel="alternate" type="application/atom+xml" title={words.say('Feed of changes')} href={routes.feed()} />
  </>
)

// Longer ones are cut off by whoever shows them: then the page's own name is what must be read.
const longestTitle = 66
/** Unicode Annex 9: they would turn round what a browser writes beside the title; the ways names are set apart by stay. */
const turningRound = /[\u202a-\u202e]/g

export const Document = ({ setting, title, description, at, ways = [], unlisted = false, children }: Props) => {
  const { words, routes, styles } = setting
  const name = words.say('Common Thread')
  const whole = title === name || title.length + name.length > longestTitle ? title : `${title} · ${name}`
  return (
    <html lang={words.locale} dir={words.dir}>
      <head>
        <meta charset="utf-8" />
        <title>{whole.replace(turningRound, '')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        {unlisted ? <meta name="robots" content="noindex" /> : <Addresses setting={setting} />}
        <link rel="icon" type="image/svg+xml" href={routes.asset('mark.svg')} />
        <link rel="stylesheet" href={routes.asset(styles)} />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.say('Skip to the text')}
        </a>
        <Masthead setting={setting} />
        <div class="leaf">
          <Spine ways={ways} />
          <main id="content" tabindex={-1}>
            {at === null ? null : <AsOf setting={setting} at={at} />}
            {children}
          </main>
        </div>
        <Colophon setting={setting} />
        <p class="running-head" aria-hidden="true">
          {whole}
        </p>
      </body>
    </html>
  )
}
