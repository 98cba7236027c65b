// One statement as a reader meets it: what is said, when it was so, what was remarked or judged about it, and its evidence.
import type { Fact } from '../../../exploring/portrait.ts'
import type { Names } from '../../../exploring/readings.ts'
import type { Value } from '../../../history/statement.ts'
import { propertyNamed } from '../../../history/vocabulary.ts'
import type { Setting } from '../setting.ts'
import { sayAnswer, sayChoice } from '../spoken.ts'
import { Evidence } from './evidence.tsx'
import { Labelled } from './labelled.tsx'
import { Prose } from './prose.tsx'
import { RecordLink } from './record-link.tsx'
import { SafeLink } from './safe-link.tsx'
import { Told } from './told.tsx'
import { Written } from './written.tsx'

type Props = { setting: Setting; names: Names }

export const ValueOf = ({ setting, names, value }: Props & { value: Value }) => {
  const { words } = setting
  switch (value.kind) {
    case 'record':
      return <RecordLink setting={setting} names={names} id={value.record} />
    case 'text':
      return (
        <Written setting={setting} lang={value.lang}>
          {value.text}
        </Written>
      )
    case 'prose':
      return (
        <Written setting={setting} lang={value.lang}>
          <Prose setting={setting} names={names} text={value.text} lang={value.lang} />
        </Written>
      )
    case 'choice':
      return <>{sayChoice(words, value.choice)}</>
    case 'when':
      return <Told setting={setting} when={value.when} />
    case 'number':
      return <span class="figure">{words.number(value.number)}</span>
    case 'country':
      return <>{words.country(value.code)}</>
    case 'link':
      return <SafeLink href={value.href} />
    case 'answer':
      return <span class="answer">{sayAnswer(words, value.answer)}</span>
  }
}

const Judgement = ({ setting, names, fact }: Props & { fact: Fact }) => {
  const { property, value, madeBy } = fact.statement
  return (
    <div class={`judgement ${property}`}>
      <Labelled words={setting.words} label={<span class="label">{setting.words.say(propertyNamed(property)?.label ?? property)}</span>}>
        <ValueOf setting={setting} names={names} value={value} />
      </Labelled>
      {madeBy === null ? null : <span class="by"> ({madeBy})</span>}
      <Evidence setting={setting} names={names} cited={fact.cited} />
    </div>
  )
}

/** When it was so, in the teller's words, after what is said. */
export const WhenOf = ({ setting, fact }: { setting: Setting; fact: Fact }) =>
  fact.statement.when === null || fact.statement.value.kind === 'when' ? null : (
    <>
      <span class="when">
        {' · '}
        <Told setting={setting} when={fact.statement.when} />
      </span>
    </>
  )

/** What follows what is said: when, evidence, remark, judgements. */
export const After = ({ setting, names, fact }: Props & { fact: Fact }) => (
  <>
    <WhenOf setting={setting} fact={fact} />
    <Evidence setting={setting} names={names} cited={fact.cited} />
    {fact.statement.note === null ? null : (
      <div class="remark">
        <Written setting={setting} lang={fact.statement.lang ?? 'en'}>
          {fact.statement.note}
        </Written>
      </div>
    )}
    {fact.judgements.map((judgement) => (
      <Judgement setting={setting} names={names} fact={judgement} />
    ))}
  </>
)

/** `turned`: read from the other end, so that the other record is what is shown. */
export const FactOf = ({ setting, names, fact, turned }: Props & { fact: Fact; turned: boolean }) => (
  <>
    {(turned || fact.statement.value.kind === 'record') && fact.other !== null ? (
      <RecordLink setting={setting} names={names} id={fact.other} />
    ) : (
      <ValueOf setting={setting} names={names} value={fact.statement.value} />
    )}
    <After setting={setting} names={names} fact={fact} />
  </>
)
