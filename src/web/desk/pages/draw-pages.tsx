// The three steps from a passage to a statement: of whom it speaks, what it says of them, and in which words.
import type { Child } from 'hono/jsx'
import type { Kind, RecordId } from '../../../history/record.ts'
import { answers } from '../../../history/statement.ts'
import { choicesOf, type Property } from '../../../history/vocabulary.ts'
import type { Passage } from '../../../review/passage.ts'
import { drawnFields } from '../../../review/reading-form.ts'
import { answerNames, kindNames, sayChoice } from '../../pages/spoken.ts'
import type { Words as Spoken } from '../../pages/words.ts'
import { type Said, Summary } from '../../share/pages/parts/faults.tsx'
import { Choices, Line, type Typed, Words } from '../../share/pages/parts/fields.tsx'
import { type Carried, Form, Ways } from '../../share/pages/parts/form.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import type { Beside } from '../wording.ts'
import { StandsBeside } from './beside.tsx'
import { DeskFrame } from './desk-frame.tsx'

export const drawFields = {
  question: 'answered',
  subject: 'subject',
  called: 'called',
  property: 'property',
  calledOther: 'called-other',
  quoted: 'quoted',
  /** `look`: only names are looked up. */
  keep: 'keep',
} as const
/** Where a sentence can be chosen on the page of its telling: the place of the answer, and its own, from 0. */
export const sentenceField = (answer: number, place: number) => `answer-${answer}-${place}`

export type Candidate = { id: RecordId; kind: Kind; name: string; lang: string }
type Base = { setting: ShareSetting; name: string; telling: string; passage: Passage; carried: Carried }

const Step = ({
  setting,
  name,
  passage,
  faults = [],
  heading,
  children,
}: Base & { faults?: readonly Said[]; heading: Child; children?: Child }) => (
  <DeskFrame setting={setting} name={name} title={faults.length > 0 ? 'look-again' : 'page'}>
    <Summary words={setting.words} faults={faults} />
    <h1>{heading}</h1>
    <blockquote class="passage" lang={passage.lang} dir="auto">
      {passage.text}
    </blockquote>
    {children}
  </DeskFrame>
)

const called = (setting: ShareSetting, { kind, name, lang }: Candidate) => (
  <>
    <bdi lang={lang}>{name}</bdi> <span class="aside">{setting.words.say(kindNames[kind].one)}</span>
  </>
)

type Offering = { offered: readonly Candidate[]; newKinds: readonly Kind[]; calledNow: string }
const offers = (setting: ShareSetting, { offered, newKinds, calledNow }: Offering) => [
  ...offered.map((one) => ({ key: one.id, says: called(setting, one) })),
  ...(calledNow === ''
    ? []
    : newKinds.map((kind) => ({
        key: `new-${kind}`,
        says: setting.words.say('A new page: {kind}', { kind: setting.words.say(kindNames[kind].one) }),
      }))),
]

type SubjectProps = Base & { called: string; offered: readonly Candidate[]; newKinds: readonly Kind[]; faults: readonly Said[] }

export const DrawSubjectPage = (props: SubjectProps) => {
  const { setting, telling, carried, called: calledNow, faults } = props
  const { words, routes } = setting
  const typed = new Map([[drawFields.called, calledNow]])
  const found = offers(setting, { ...props, calledNow })
  return (
    <Step {...props} heading={words.say('Of whom or what does this speak?')}>
      {found.length === 0 ? null : (
        <Form
          setting={setting}
          action={routes.deskDraw(telling)}
          carried={{ ...carried, ...(calledNow === '' ? {} : { [drawFields.called]: calledNow }) }}
        >
          <Choices
            name={drawFields.subject}
            label={calledNow === '' ? words.say('Perhaps of this') : words.say('What may be meant by “{words}”', { words: calledNow })}
            options={found}
            typed={new Map()}
            faults={[]}
          />
          <Ways setting={setting} />
        </Form>
      )}
      <Form setting={setting} action={routes.deskDraw(telling)} carried={carried}>
        <Line
          name={drawFields.called}
          label={words.say('What it is called')}
          hint={words.say('In any language and spelling. What this history has under that name is looked up.')}
          typed={typed}
          faults={faults}
        />
        <Ways setting={setting} next={words.say('Look it up')} back={routes.deskTelling(telling)} />
      </Form>
    </Step>
  )
}

const partWords = (words: Spoken, part: Property['part']): string => {
  switch (part) {
    case 'told':
      return words.say('What is told')
    case 'doing':
      return words.say('What it did')
    case 'when':
      return words.say('When')
    case 'where':
      return words.say('Where')
    case 'how':
      return words.say('How it works')
    case 'lineage':
      return words.say('What it came from')
    case 'relations':
      return words.say('Who it stands with')
    case 'naming':
      return words.say('What it is, and what it is called')
    default:
      return words.say('What it is for')
  }
}

type WhatProps = Base & { subject: Candidate; properties: readonly Property[] }

export const DrawWhatPage = (props: WhatProps) => {
  const { setting, telling, carried, subject, properties } = props
  const { words, routes } = setting
  return (
    <Step {...props} heading={words.weave('What does it say of {name}?', { name: <bdi lang={subject.lang}>{subject.name}</bdi> })}>
      <Form setting={setting} action={routes.deskDraw(telling)} carried={carried}>
        <div class="said-of">
          {[...new Set(properties.map(({ part }) => part))].map((part) => (
            <Choices
              name={drawFields.property}
              label={partWords(words, part)}
              options={properties
                .filter((property) => property.part === part)
                .map(({ name, label }) => ({ key: name, says: words.say(label) }))}
              ids={(key) => `${drawFields.property}-is-${key}`}
              typed={new Map()}
              faults={[]}
            />
          ))}
        </div>
        <Ways setting={setting} back={routes.deskTelling(telling)} />
      </Form>
    </Step>
  )
}

type ValueProps = Base & {
  subject: Candidate
  property: Property
  offered: readonly Candidate[]
  newKinds: readonly Kind[]
  typed: Typed
  /** Shown for the first time: the words of the passage stand there to begin with. */
  fresh: boolean
  beside: Beside
  faults: readonly Said[]
}

const ValueField = ({ setting, property, passage, subject, offered, newKinds, typed, fresh, faults }: ValueProps) => {
  const { words } = setting
  const label = words.say(property.label)
  const field = { typed, faults, label }
  switch (property.value[0]) {
    case 'when':
      return (
        <Line
          name={drawnFields.told}
          {...field}
          hint={words.say('As it is told: “late 1980s”, “spring of 1991”. Never more exactly than it was said.')}
        />
      )
    case 'record': {
      const calledNow = typed.get(drawFields.calledOther) ?? ''
      return (
        <>
          <Line
            name={drawFields.calledOther}
            {...field}
            label={words.say('What it is called')}
            hint={words.say('In any language and spelling. What this history has under that name is looked up.')}
          />
          <p>
            <button type="submit" class="back" name={drawFields.keep} value="look">
              {words.say('Look it up')}
            </button>
          </p>
          {offered.length + (calledNow === '' ? 0 : newKinds.length) === 0 ? null : (
            <Choices name={drawnFields.record} {...field} options={offers(setting, { offered, newKinds, calledNow })} />
          )}
        </>
      )
    }
    case 'choice':
      return (
        <Choices
          name={drawnFields.choice}
          {...field}
          options={choicesOf(property, subject.kind).map((choice) => ({ key: choice, says: sayChoice(words, choice) }))}
        />
      )
    case 'number':
      return <Line name={drawnFields.number} {...field} />
    case 'country':
      return <Line name={drawnFields.country} {...field} />
    case 'link':
      return <Line name={drawnFields.href} {...field} />
    default:
      return (
        <Words
          name={drawnFields.text}
          {...field}
          typed={fresh ? new Map([[drawnFields.text, passage.text]]) : typed}
          rows={5}
          hint={words.say('In the language of the passage. Say no more than it does, and leave out whatever could lead to a person.')}
        />
      )
  }
}

export const DrawValuePage = (props: ValueProps) => {
  const { setting, telling, carried, subject, property, typed, beside, faults } = props
  const { words, routes } = setting
  return (
    <Step {...props} heading={words.weave('What does it say of {name}?', { name: <bdi lang={subject.lang}>{subject.name}</bdi> })}>
      <StandsBeside words={words} beside={beside} />
      <Form setting={setting} action={routes.deskDraw(telling)} carried={carried}>
        <ValueField {...props} />
        {property.value.includes('answer') ? (
          <Choices
            name={drawnFields.answer}
            label={words.say('Is there an answer?')}
            options={[
              { key: '', says: words.say('There is an answer: it stands above') },
              ...answers.map((answer) => ({ key: answer, says: words.say(answerNames[answer]) })),
            ]}
            typed={typed}
            faults={faults}
          />
        ) : null}
        {property.value.includes('when') ? null : (
          <Line
            name={drawnFields.when}
            label={words.say('When it was so, if that is told')}
            hint={words.say('As it is told: “late 1980s”, “spring of 1991”. Never more exactly than it was said.')}
            typed={typed}
            faults={faults}
          />
        )}
        <Choices
          name={drawFields.quoted}
          label={words.say('The words of the passage')}
          options={[
            {
              key: drawFields.quoted,
              says: words.say('Show them beside it, as they were written'),
              hint: words.say('Otherwise readers see only that it was told.'),
            },
          ]}
          many={{ fieldOf: () => drawFields.quoted }}
          typed={typed}
          faults={faults}
        />
        <p class="onward">
          <button type="submit" class="go" name={drawFields.keep} value="keep">
            {words.say('Keep this')}
          </button>
          <a class="back" href={routes.deskTelling(telling)}>
            {words.say('Go back')}
          </a>
        </p>
      </Form>
    </Step>
  )
}
