// The name of a record as a link to its page; a name is never shortened, and keeps its own direction.
import type { Names } from '../../../exploring/readings.ts'
import type { RecordId } from '../../../history/record.ts'
import type { Setting } from '../setting.ts'
import { speaking } from './language.ts'

type Props = { setting: Setting; names: Names; id: RecordId; words?: string | null; lang?: string | null }

/** `words` are what the text around it calls the record, in `lang`. A record that is gone is said to be gone. */
export const RecordLink = ({ setting, names, id, words = null, lang = null }: Props) => {
  const named = names.get(id)
  if (!named) return <span class="gone">{setting.words.say('something that was withdrawn')}</span>
  return (
    <a class="record" href={setting.routes.at(named.path)}>
      <bdi {...speaking(setting, words === null ? named.lang : lang)}>{words ?? named.name}</bdi>
    </a>
  )
}
