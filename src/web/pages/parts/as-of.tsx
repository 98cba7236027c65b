// Says so where a page stands as it was at an earlier revision, and leads to what is current.
import type { At } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'

export const AsOf = ({ setting: { words, routes, path }, at }: { setting: Setting; at: At }) => {
  if (at.number >= at.newest) return null
  const current = routes.in(words.locale, path.split('?')[0] ?? path)
  return (
    <p class="as-of">
      {words.weave('This page stands as it was at revision {number}, on {day}. {current}', {
        number: words.number(at.number),
        day: words.day(at.day),
        current: <a href={current}>{words.say('Read it as it is now')}</a>,
      })}
    </p>
  )
}
