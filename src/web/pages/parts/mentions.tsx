// Where a record is told of in somebody's text: the sentences that name it, and a way to read them in their place.
import { sentencesNaming } from '../../../exploring/mention.ts'
import type { Portrait } from '../../../exploring/portrait.ts'
import type { Named, Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { Evidence } from './evidence.tsx'
import { speaking } from './language.ts'
import { Prose } from './prose.tsx'
import { RecordLink } from './record-link.tsx'

type Props = { setting: Setting; names: Names; record: Named; portrait: Portrait }

export const Mentions = ({ setting, names, record, portrait }: Props) =>
  portrait.mentions.length === 0 ? null : (
    <section class="mentions">
      <h2>{setting.words.say('Where {name} is told of', { name: record.name })}</h2>
      <ul>
        {portrait.mentions.map(({ statement, cited }) => {
          const { value, subject, id } = statement
          const place = names.get(subject)
          return value.kind !== 'prose' ? null : (
            <li>
              <blockquote {...speaking(setting, value.lang)}>
                <Prose setting={setting} names={names} text={sentencesNaming(value.text, value.lang, record.id)} lang={value.lang} />
              </blockquote>
              <p class="whence">
                {place ? (
                  <a href={`${setting.routes.at(place.path)}#${id}`}>
                    <bdi {...speaking(setting, place.lang)}>{place.name}</bdi>
                  </a>
                ) : (
                  <RecordLink setting={setting} names={names} id={subject} />
                )}
              </p>
              <Evidence setting={setting} names={names} cited={cited} />
            </li>
          )
        })}
      </ul>
    </section>
  )
