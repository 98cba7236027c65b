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
  const published = cited.find(
    ({ subject, property, value }) => subject === portrait.onlySource && property === 'published' && value.kind === 'when',
  )
  const when = published?.value.kind === 'when' ? published.value.when : null
  const dated = when !== null && [when.span.fromMin, when.span.toMax].every((day) => day !== null)
  return (
    <p class="one-source">
      {dated
        ? words.weave('Everything here rests on one source: {source} ({when}).', {
            source: link,
            when: <Told setting={setting} when={when} />,
          })
        : when === null
          ? words.weave('Everything here rests on one undated source: {source}.', { source: link })
          : words.weave('Everything here rests on one undated source: {source} ({when}).', {
              source: link,
              when: <Told setting={setting} when={when} />,
            })}
    </p>
  )
}

/** What was remarked about the dates of the sources stands here, where there is room for it. */
const Remarks = ({ setting, cited }: { setting: Setting; cited: RecordReading['cited'] }) => (
  <>
    {cited.map(({ property, note, lang }) =>
      property !== 'published' || note === null ? null : (
        <p class="aside">
          <Written setting={setting} lang={lang ?? 'en'}>
            {note}
          </Written>
        </p>
      ),
    )}
  </>
)

type Endnotes = { setting: Setting; names: Names; portrait: Pick<Portrait, 'notes'>; cited?: RecordReading['cited'] }

export const Endnotes = ({ setting, names, portrait, cited = [] }: Endnotes) => {
  const lone = portrait.notes.find((note) => note.lone)
  return portrait.notes.length === 0 ? null : (
    <section class="endnotes">
      <h2>{setting.words.say('What this page rests on')}</h2>
      {lone === undefined ? null : (
        <p>
          <RecordLink setting={setting} names={names} id={lone.source} />
        </p>
      )}
      <Remarks setting={setting} cited={cited} />
      <ol>
        {portrait.notes.map((note) => (
          <li id={`note-${note.number}`} value={note.number}>
            <Place setting={setting} names={names} note={note} named={note.lone} />
          </li>
        ))}
      </ol>
    </section>
  )
}
