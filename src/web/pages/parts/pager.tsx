// Leads through a long list, fifty at a time; says how many there are even where one page holds them all.
import type { Paged } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'

type Props = { setting: Pick<Setting, 'words'>; paged: Paged; to: (page: number) => string; label: string }

export const Pager = ({ setting: { words }, paged: { page, perPage, total }, to, label }: Props) => {
  const last = Math.max(1, Math.ceil(total / perPage))
  if (last === 1) return null
  return (
    <nav class="pager" aria-label={label}>
      {page > 1 ? (
        <a rel="prev" href={to(page - 1)}>
          {words.say('Back')}
        </a>
      ) : null}
      <span>{words.say('Page {page} of {last}', { page, last })}</span>
      {page < last ? (
        <a rel="next" href={to(page + 1)}>
          {words.say('Further')}
        </a>
      ) : null}
    </nav>
  )
}
