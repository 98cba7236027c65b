// What a page rests on: said once near its head where it is one source, and listed place by place at its foot.
import type { Portrait } from '../../../exploring/portrait.ts'
import type { Names, RecordReading } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { Place } from './evidence.tsx'
import { RecordLink } from './record-link.tsx'
import { Told } from './told.tsx'
import { Written } from './written.tsx'

type Props = { setting: Setting; names: Names; portrait: Portrait }

/** Said once a page, and no oftener: everything on it is from the same source, which may itself be undated. */
export const OneSource = ({ setting, names, portrait, cited }: Props & { cited: RecordReading['cited'] }) => {
  const { words } = setting
  if (portrait.onlySource === null) return null
  const link = <RecordLink setting={setting} names={names} id={portrait.onlySource} />
  const published = cited.find(({ subject, property, value }) => subject === portrait.onlySource && property === 'published' && value.kind === 'when')
  const when = published?.value.kind === 'when' ? published.value.when : null
  const dated = when !== null && [when.span.fromMin, when.span.toMax].every((day) => day !== null)
  return (
    <p class="one-source">
      {dated
        ? words.weave('Everything here rests on one source: {source} ({when}).', { source: link, when: <Told setting={setting} when={when} /> })
        : words.weave('Everything here rests on one undated source: {source}.', { source: link })}
      {!dated && published?.note ? (
        <span class="remark">
          {' '}
          <Written setting={setting} lang={published.lang ?? 'en'}>{published.note}</Written>
        </span>
      ) : null}
    </p>
  )
}

export const Endnotes = ({ setting, names, portrait }: Omit<Props, 'portrait'> & { portrait: Pick<Portrait, 'notes'> }) =>
  portrait.notes.length === 0 ? null : (
    <section class="endnotes">
      <h2>{setting.words.say('What this page rests on')}</h2>
      <ol>
        {portrait.notes.map((note) => (
          <li id={`note-${note.number}`} value={note.number}>
            <Place setting={setting} names={names} note={note} />
          </li>
        ))}
      </ol>
    </section>
  )
