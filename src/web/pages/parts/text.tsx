// A signed text: its title, its paragraphs with evidence beside them, and who wrote it when.
import type { Text } from '../../../exploring/portrait.ts'
import type { Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { Evidence } from './evidence.tsx'
import { ValueOf } from './fact.tsx'
import { Paragraph } from './prose.tsx'
import { Told } from './told.tsx'

type Props = { setting: Setting; names: Names; text: Text }

const Byline = ({ setting, text: { title } }: Omit<Props, 'names'>) => {
  const { madeBy, when } = title.statement
  return (
    <p class="byline">
      {madeBy === null ? null : setting.words.weave('Told by {author}', { author: <bdi>{madeBy}</bdi> })}
      {madeBy !== null && when !== null ? ' · ' : null}
      {when === null ? null : <Told setting={setting} when={when} />}
    </p>
  )
}

/** `under` is the heading it stands under: a title that only says the same again is left out. */
export const SignedText = ({ setting, names, text, under }: Props & { under: string }) => (
  <section class="signed" id={text.title.statement.id}>
    {text.title.statement.value.kind === 'prose' && text.title.statement.value.text === under ? null : (
      <h2>
        <ValueOf setting={setting} names={names} value={text.title.statement.value} />
      </h2>
    )}
    {text.paragraphs.map((fact) => (
      <Paragraph setting={setting} names={names} fact={fact} />
    ))}
    <div class="signature">
      <Byline setting={setting} text={text} />
      <Evidence setting={setting} names={names} cited={text.title.cited} />
    </div>
  </section>
)
