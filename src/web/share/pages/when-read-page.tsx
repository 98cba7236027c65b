// A time that was told, read back in the reader's language: nothing is made more exact than it was said.
import { answerFields, type When } from '../../../contributions/answer.ts'
import type { Words } from '../../pages/words.ts'
import type { Anchor } from '../anchoring.ts'
import type { ShareSetting } from '../setting.ts'
import { Choices } from './parts/fields.tsx'
import { type Carried, Form, Links } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { Kicker, type Matter, type Progress } from './parts/kicker.tsx'
import { besideWords } from './parts/side-words.ts'

/** `read` in the reader's language; `words` where the words themselves are all there is to keep; `why` where there is more to say than that. */
export type WhenRead = { is: 'read'; reading: string } | { is: 'words' } | { is: 'unread'; why: string | null }

const Told = ({ words, when, anchor }: { words: Words; when: When; anchor: Anchor | null }) => {
  const { told, side, of } = when
  const own = <q dir="auto">{told}</q>
  if (of === undefined) return own
  const beside = besideWords(words, side, anchor ? <bdi lang={anchor.lang}>{anchor.name}</bdi> : <q dir="auto">{of}</q>)
  return (
    <>
      {told === '' ? null : own}
      {told === '' ? null : ', '}
      {beside}
      {anchor?.when ? <> ({words.say('{when} as this history has it', { when: anchor.when })})</> : null}
    </>
  )
}

/** Several things of this history may be meant, or one: whoever tells says which, or goes on. */
const Which = ({ setting: { words }, meant }: { setting: ShareSetting; meant: readonly Anchor[] }) => (
  <Choices
    name={answerFields.anchor}
    label={words.say('Is it this one?')}
    hint={words.say('Then it can stand beside what this history knows of it. Your own words stay as they are.')}
    typed={new Map()}
    faults={[]}
    options={[
      ...meant.map(({ id, name, lang, when }) => ({ key: id, says: <bdi lang={lang}>{name}</bdi>, hint: when ?? undefined })),
      { key: 'none', says: words.say('None of these') },
    ]}
  />
)

/** Says that it was asked which one is meant: a choice that was not made arrives as nothing. */
export const anchorAsked = 'which'

const Read = ({ words, read }: { words: Words; read: WhenRead }) => {
  switch (read.is) {
    case 'read':
      return (
        <>
          <p class="lede">{words.weave('We read it as: {reading}', { reading: <strong>{read.reading}</strong> })}</p>
          <p>{words.say('Is that right? Your own words are kept too, and stand first.')}</p>
        </>
      )
    case 'words':
      return <p class="lede">{words.say('That is kept just as you said it. No year is made out of it.')}</p>
    case 'unread':
      return (
        <>
          <p class="lede">{words.say('That is kept just as you said it. We could not make out a date, and that is fine.')}</p>
          {read.why === null ? null : <p>{read.why}</p>}
        </>
      )
  }
}

type Props = {
  setting: ShareSetting
  place: Progress | Matter
  when: When
  read: WhenRead
  /** What of this history may be meant, and what was said to be meant. */
  meant?: readonly Anchor[]
  anchor?: Anchor | null
  /** Where the answer goes once more, with what is meant. */
  action: string
  carried: Carried
  next: string
  again: string
}

export const WhenReadPage = ({ setting, place, when, read, meant = [], anchor = null, action, carried, next, again }: Props) => {
  const { words } = setting
  const { told, side = 'during', of = '' } = when
  const back = { to: again, says: words.say('Say it another way') }
  return (
    <Frame setting={setting}>
      <Kicker words={words} {...place} />
      <h1>{words.say('You said')}</h1>
      <p class="told-back">
        <Told words={words} when={when} anchor={anchor} />
      </p>
      <Read words={words} read={read} />
      {meant.length === 0 ? (
        <Links next={{ to: next, says: read.is === 'read' ? words.say('Yes, go on') : words.say('Continue') }} back={back} />
      ) : (
        <Form setting={setting} action={action} carried={{ ...carried, told, side, of, [anchorAsked]: 'yes' }}>
          <Which setting={setting} meant={meant} />
          <p class="onward">
            <button type="submit" class="go">
              {words.say('Continue')}
            </button>
            <a class="back" href={back.to}>
              {back.says}
            </a>
          </p>
        </Form>
      )}
    </Frame>
  )
}
