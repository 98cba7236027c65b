// Where someone is who left: a page that says nothing of where they were, and asks the browser to forget.
import type { Words } from '../../pages/words.ts'

export const LeavePage = ({ words }: { words: Words }) => (
  <html lang={words.locale} dir={words.dir}>
    <head>
      <meta charset="utf-8" />
      <title>{words.say('Page')}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <main>
        <h1>{words.say('You can close this page now')}</h1>
      </main>
    </body>
  </html>
)
