// The small number after a statement; it opens to the place in the source that the statement rests on, or has it in the margin.
import type { Cited, Note } from '../../../exploring/notes.ts'
import type { Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { speaking } from './language.ts'
import { RecordLink } from './record-link.tsx'

type Props = { setting: Setting; names: Names }

/** Where in which source, and its very words if they were kept. `named`: the source was named just before, once for all places in it. */
export const Place = ({ setting, names, note, named }: Props & { note: Note; named: boolean }) => {
  const lang = note.lang ?? names.get(note.source)?.lang ?? null
  const own = speaking(setting, lang)
  return (
    <>
      {named ? (
        <span class="place" {...own}>
          {note.place}
        </span>
      ) : note.lone && note.place !== '' ? (
        <RecordLink setting={setting} names={names} id={note.source} words={note.place} lang={lang} />
      ) : (
        <>
          <RecordLink setting={setting} names={names} id={note.source} />{' '}
          <span class="place" {...own}>
            {note.place}
          </span>
        </>
      )}
      {note.quotation === null ? null : (
        <>
          {' '}
          <q {...own}>{note.quotation}</q>
        </>
      )}
    </>
  )
}

// The first number stays on the line of the word it follows; before any other a line may end.
const wordJoiner = '\u2060'
const mayBreak = '\u200b'

export const Evidence = ({ setting, names, cited }: Props & { cited: readonly Cited[] }) =>
  cited.length === 0 ? null : (
    <>
      {wordJoiner}
      <div class="notes">
        {cited.map(({ note, first }, n) => (
          <>
            {n === 0 ? null : mayBreak}
            <details class={first ? 'note first' : 'note'}>
              <summary aria-label={setting.words.say('Source {n}', { n: note.number })}>{setting.words.number(note.number)}</summary>
              <div class="source">
                <span class="number" aria-hidden="true">
                  {setting.words.number(note.number)}
                </span>{' '}
                <Place setting={setting} names={names} note={note} named={false} />
              </div>
            </details>
          </>
        ))}
      </div>
    </>
  )
