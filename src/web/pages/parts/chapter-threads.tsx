// The chapters as threads: a list of their names, each with a thread that runs on into the one they all become.
import type { Named } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { speaking } from './language.ts'
import { WayNumbers } from './threads.tsx'

/** The rows of the list are of one height, so that the threads, stretched to the whole list, start each beside its name. */
const Joining = ({ ways }: { ways: readonly number[] }) => (
  <svg class="joining" viewBox={`0 0 100 ${ways.length * 10}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
    {ways.map((way, n) => (
      <path class={`thread-${way}`} d={`M0 ${n * 10 + 5}C55 ${n * 10 + 5} 45 ${ways.length * 5} 100 ${ways.length * 5}`} />
    ))}
  </svg>
)

export const ChapterThreads = ({ setting, chapters }: { setting: Setting; chapters: readonly Named[] }) =>
  chapters.length === 0 ? null : (
    <section class="chapter-threads">
      <h2>{setting.words.say('Ways of organising')}</h2>
      <div class="loom">
        <ol>
          {chapters.map((chapter) => (
            <li class={`thread-${chapter.ways[0] ?? 0}`}>
              <a href={setting.routes.at(chapter.path)}>
                <WayNumbers setting={setting} ways={chapter.ways.slice(0, 1)} />
                <bdi {...speaking(setting, chapter.lang)}>{chapter.name}</bdi>
              </a>
            </li>
          ))}
        </ol>
        <Joining ways={chapters.map(({ ways }) => ways[0] ?? 0)} />
      </div>
    </section>
  )
