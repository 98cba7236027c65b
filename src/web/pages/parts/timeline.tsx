// A drawing of bands along one ruler of years, each under its own name, with the same facts as a table beside it.
import type { Child } from 'hono/jsx'
import type { Axis } from '../../../exploring/axis.ts'
import { type Band, bandsAlong, type Drawing, mirrored, type Segment } from '../../../exploring/bands.ts'
import type { Extent } from '../../../exploring/extent.ts'
import type { Setting } from '../setting.ts'

/** `name` and `told` are what stands beside the band and in the table; `plain` says the same to a screen reader. */
export type TimelineRow = { name: Child; told: Child; plain: string; ways: readonly number[]; extent: Extent }

type Props = { setting: Setting; title: string; about: string; first: string; rows: readonly TimelineRow[] }

const percent = (part: number) => `${Math.round(part * 10000) / 100}%`
const lineHeight = 8
const gap = 3

const heightOf = (ways: readonly number[]) => Math.max(1, ways.length) * (lineHeight + gap) + gap

const Line = ({ segments, way, n }: { segments: readonly Segment[]; way: number; n: number }) => {
  const y = gap + n * (lineHeight + gap)
  return (
    <g class={`thread-${way}`}>
      {segments.map(({ ink, from, to }) =>
        ink === 'open' ? (
          <line class="open" x1={percent(from)} x2={percent(to)} y1={y + lineHeight / 2} y2={y + lineHeight / 2} />
        ) : ink === 'point' ? (
          <circle class="point" cx={percent((from + to) / 2)} cy={y + lineHeight / 2} r={lineHeight / 2} />
        ) : (
          <rect
            class={ink}
            x={percent(from)}
            y={y}
            width={percent(to - from)}
            height={lineHeight}
            fill={ink === 'solid' ? undefined : `url(#${ink}-${way})`}
          />
        ),
      )}
    </g>
  )
}

const Row = ({
  setting,
  band: { of, segments },
  drawing,
}: {
  setting: Setting
  band: Band<TimelineRow>
  drawing: Drawing<TimelineRow>
}) => {
  const rtl = setting.words.dir === 'rtl'
  const drawn = rtl ? segments.map(mirrored) : segments
  const ways = of.ways.length > 0 ? of.ways : [0]
  const height = heightOf(ways)
  return (
    <li>
      <div class="who">{of.name}</div>
      <svg class="band" width="100%" height={height} role="img" aria-label={of.plain}>
        {(drawing.axis?.ticks ?? []).map(({ at }) => (
          <line class="rule" x1={percent(rtl ? 1 - at : at)} x2={percent(rtl ? 1 - at : at)} y1="0" y2={height} />
        ))}
        {ways.map((way, n) => (
          <Line segments={drawn} way={way} n={n} />
        ))}
      </svg>
    </li>
  )
}

const Ruler = ({ setting, axis, title, about }: { setting: Setting; axis: Axis; title: string; about: string }) => {
  const id = 'along-time'
  const rtl = setting.words.dir === 'rtl'
  return (
    <svg class="ruler" width="100%" height="20" role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{about}</desc>
      {axis.ticks.map(({ at, year }, n) => {
        const place = rtl ? 1 - at : at
        const edge = n === 0 ? 'first' : n === axis.ticks.length - 1 ? 'last' : 'between'
        return (
          <text class={edge} x={percent(place)} y="14">
            {year}
          </text>
        )
      })}
    </svg>
  )
}

/** Gradients for the soft ends of each thread that is drawn; time runs the other way where the page does. */
const Inks = ({ setting, rows }: { setting: Setting; rows: readonly TimelineRow[] }) => {
  const ways = [...new Set(rows.flatMap(({ ways }) => (ways.length > 0 ? ways : [0])))]
  const fades = { 'soft-in': [0.12, 0.9], 'soft-out': [0.9, 0.12], within: [0.5, 0.5] } as const
  return (
    <svg class="inks" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {ways.flatMap((way) =>
          Object.entries(fades).map(([ink, [first, last]]) => {
            const [a, b] = setting.words.dir === 'rtl' ? [last, first] : [first, last]
            return (
              <linearGradient id={`${ink}-${way}`} class={`thread-${way}`}>
                <stop offset="0" stop-opacity={a} />
                <stop offset="1" stop-opacity={b} />
              </linearGradient>
            )
          }),
        )}
      </defs>
    </svg>
  )
}

const Key = ({ setting: { words } }: { setting: Setting }) => (
  <p class="key">
    <span class="sample solid">{words.say('there for certain')}</span>
    <span class="sample soft">{words.say('began or ended somewhere here')}</span>
    <span class="sample open">{words.say('nothing is known')}</span>
  </p>
)

const Table = ({
  setting: { words },
  title,
  first,
  rows,
}: {
  setting: Setting
  title: string
  first: string
  rows: readonly TimelineRow[]
}) => (
  <details class="as-table">
    <summary>{words.say('The same as a table')}</summary>
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{words.say('When, as it was told')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, told }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{told}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

/** One a page: the ids of its inks are fixed. Rows without any date keep their place, open from end to end. */
export const Timeline = ({ setting, title, about, first, rows }: Props) => {
  const drawing = bandsAlong(rows.map((row) => ({ of: row, extent: row.extent })))
  if (rows.length === 0) return null
  return (
    <figure class="timeline">
      <figcaption class="unseen">{title}</figcaption>
      <Inks setting={setting} rows={rows} />
      {drawing.axis === null ? (
        <p class="no-ruler">{setting.words.say('No date is known for any of this yet.')}</p>
      ) : (
        <Ruler setting={setting} axis={drawing.axis} title={title} about={about} />
      )}
      <ol>
        {drawing.bands.map((band) => (
          <Row setting={setting} band={band} drawing={drawing} />
        ))}
      </ol>
      <Key setting={setting} />
      <Table setting={setting} title={title} first={first} rows={drawing.bands.map(({ of }) => of)} />
    </figure>
  )
}
