// The threads of the ways of organising that a record follows: side by side down its page, and by number beside its name.
import type { Named, Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { RecordLink } from './record-link.tsx'

/** Runs down the side of a page; decorative, as the ways are named at its top. Without a way it is undyed. */
export const Spine = ({ ways }: { ways: readonly number[] }) => (
  <div class={ways.length > 3 ? 'spine many' : 'spine'} aria-hidden="true">
    {(ways.length > 0 ? ways : [0]).map((way) => (
      <span class={`thread thread-${way}`} />
    ))}
  </div>
)

/** The numbers of the ways, each in its own colour and shape. */
export const WayNumbers = ({ setting, ways }: { setting: Setting; ways: readonly number[] }) =>
  ways.length === 0 ? null : (
    <span class="ways">
      {ways.map((way) => (
        <span class={`way thread-${way}`}>
          <span class="unseen">{setting.words.say('Chapter {n}', { n: way })}</span>
          <span aria-hidden="true">{setting.words.number(way)}</span>
        </span>
      ))}
    </span>
  )

/** "Told under" and the chapters by name. */
export const ToldUnder = ({ setting, names, record }: { setting: Setting; names: Names; record: Named }) => {
  const chapters = [...names.values()].filter(
    ({ id, path, ways }) => id !== record.id && path.startsWith('chapters/') && ways.some((way) => record.ways.includes(way)),
  )
  if (chapters.length === 0) return null
  return (
    <>
      <p class="unseen">{setting.words.say('The chapters it is told under')}</p>
      <ul class="told-under">
        {chapters
          .sort((a, b) => (a.ways[0] ?? 0) - (b.ways[0] ?? 0))
          .map((chapter) => (
            <li>
              <WayNumbers setting={setting} ways={chapter.ways} />
              <RecordLink setting={setting} names={names} id={chapter.id} />
            </li>
          ))}
      </ul>
    </>
  )
}
