// A time that was told, read back in the reader's language: nothing is made more exact than it was said.
import type { When } from '../../../contributions/answer.ts'
import type { Words } from '../../pages/words.ts'
import type { ShareSetting } from '../setting.ts'
import { Links } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { Kicker, type Progress } from './parts/kicker.tsx'

/** `read` in the reader's language; `words` where the words themselves are all there is to keep. */
export type WhenRead = { is: 'read'; reading: string } | { is: 'words' } | { is: 'unread'; why: string }

const told = (words: Words, { told, side, of }: When) => {
  const own = <q dir="auto">{told}</q>
  const event = <q dir="auto">{of}</q>
  const beside =
    side === 'before'
      ? words.weave('before {event}', { event })
      : side === 'after'
        ? words.weave('after {event}', { event })
        : words.weave('at the time of {event}', { event })
  if (of === undefined) return own
  return told === '' ? (
    <>{beside}</>
  ) : (
    <>
      {own}, {beside}
    </>
  )
}

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
          <p>{read.why}</p>
        </>
      )
  }
}

type Props = { setting: ShareSetting; place: Progress; when: When; read: WhenRead; next: string; again: string }

export const WhenReadPage = ({ setting, place, when, read, next, again }: Props) => {
  const { words } = setting
  return (
    <Frame setting={setting}>
      <Kicker words={words} {...place} />
      <h1>{words.say('You said')}</h1>
      <p class="told-back">{told(words, when)}</p>
      <Read words={words} read={read} />
      <Links
        next={{ to: next, says: read.is === 'read' ? words.say('Yes, go on') : words.say('Continue') }}
        back={{ to: again, says: words.say('Say it another way') }}
      />
    </Frame>
  )
}
