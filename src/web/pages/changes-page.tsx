// The line of revisions: everything that ever changed in this history, newest first.
import type { ChangesReading } from '../../exploring/readings.ts'
import { ChangeList } from './parts/change-list.tsx'
import { Document } from './parts/document.tsx'
import { Pager } from './parts/pager.tsx'
import type { Setting } from './setting.ts'

export const ChangesPage = ({ setting, reading: { at, paged, changes } }: { setting: Setting; reading: ChangesReading }) => {
  const { words, routes } = setting
  return (
    <Document
      setting={setting}
      title={words.say('Everything that changed')}
      description={words.say('Every revision of this history, newest first.')}
      at={at}
    >
      <header class="opening">
        <h1>{words.say('Everything that changed')}</h1>
        <p class="lede">{words.count('One revision so far.', '{n} revisions so far, newest first.', paged.total)}</p>
        <p class="aside">
          {words.say(
            'A revision is one published change. Each is sealed with a fingerprint of itself and of the one before it, so that nothing in the line can be altered unseen.',
          )}
        </p>
      </header>
      <ChangeList setting={setting} changes={changes} />
      <Pager setting={setting} paged={paged} to={(page) => routes.changes(page)} label={words.say('Earlier and later revisions')} />
      <p>
        <a href={routes.feed()}>{words.say('Feed of changes')}</a>
      </p>
    </Document>
  )
}
