// A paragraph of a signed text, with every record it names as a link and its evidence after its last word.
import type { Fact } from '../../../exploring/portrait.ts'
import type { Names } from '../../../exploring/readings.ts'
import { piecesOf } from '../../../history/statement.ts'
import type { Setting } from '../setting.ts'
import { Evidence } from './evidence.tsx'
import { speaking } from './language.ts'
import { RecordLink } from './record-link.tsx'

type Props = { setting: Setting; names: Names }

/** Prose names records as [[id]] or [[id|words]]; nothing else in it is markup. */
export const Prose = ({ setting, names, text, lang }: Props & { text: string; lang: string }) => (
  <>
    {piecesOf(text).map((piece) =>
      piece.is === 'words' ? piece.words : <RecordLink setting={setting} names={names} id={piece.record} words={piece.words} lang={lang} />,
    )}
  </>
)

export const Paragraph = ({ setting, names, fact }: Props & { fact: Fact }) => {
  const { value } = fact.statement
  if (value.kind !== 'prose') return null
  return (
    <div class="paragraph" id={fact.statement.id} {...speaking(setting, value.lang)}>
      <p>
        <Prose setting={setting} names={names} text={value.text} lang={value.lang} />
      </p>
      <Evidence setting={setting} names={names} cited={fact.cited} />
    </div>
  )
}
