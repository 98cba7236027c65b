// The document around a share page: a title that tells nothing, a small head, and the way to leave always in one place.
import type { Child } from 'hono/jsx'
import { LanguageSwitch } from '../../../pages/parts/language-switch.tsx'
import { Mark } from '../../../pages/parts/mark.tsx'
import type { Words } from '../../../pages/words.ts'
import type { ShareSetting } from '../../setting.ts'

/** Whoever looks through a phone's history or open pages reads one of these. */
type Title = 'page' | 'look-again'
const titleIn = (words: Words, title: Title) => (title === 'page' ? words.say('Page') : words.say('Page: please look again'))

type Props = { setting: ShareSetting; title?: Title; children?: Child }

export const Frame = ({ setting, title = 'page', children }: Props) => {
  const { words, routes, styles, path, open } = setting
  return (
    <html lang={words.locale} dir={words.dir}>
      <head>
        <meta charset="utf-8" />
        <title>{titleIn(words, title)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        {styles.map((sheet) => (
          <link rel="stylesheet" href={routes.asset(sheet)} />
        ))}
      </head>
      <body class="share">
        <a class="skip" href="#content">
          {words.say('Skip to the text')}
        </a>
        <header class="share-head">
          <span class="home">
            <Mark />
            <span>{words.say('Common Thread')}</span>
          </span>
          <a class="leave" href={routes.leave()} rel="nofollow">
            {words.say('Leave this page')}
          </a>
        </header>
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <footer class="share-foot">
          {open.includes(words.locale) ? null : (
            <p class="unreviewed">
              {words.say('No speaker of this language has read the interface yet. If a sentence is wrong, the mistake is ours.')}
            </p>
          )}
          {path === null || open.length < 2 ? null : <LanguageSwitch setting={{ words, routes, path }} among={open} />}
        </footer>
      </body>
    </html>
  )
}
