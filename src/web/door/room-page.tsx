// What those who tell or return see where the room itself cannot answer: what became of their words, and what to do.
import { Document } from '../pages/parts/document.tsx'
import type { Setting } from '../pages/setting.ts'
import type { Words } from '../pages/words.ts'

export type RoomFault =
  | 'not-open' // the room does not come up
  | 'broken' // it ended, or failed, while it had the form
  | 'too-slow' // the form took too long to arrive
  | 'too-often' // too many numbers were tried
  | 'too-many' // too many wait to be let in
  | 'elsewhere' // sent to another host
  | 'no-such-way' // a method that no form has

export const statusOf: Record<RoomFault, number> = {
  'not-open': 503,
  broken: 502,
  'too-slow': 408,
  'too-often': 429,
  'too-many': 503,
  elsewhere: 421,
  'no-such-way': 405,
}

const titleFor = (words: Words, fault: RoomFault): string => {
  if (fault === 'too-often' || fault === 'too-many') return words.say('Please wait a little')
  if (fault === 'elsewhere' || fault === 'no-such-way') return words.say('This could not be understood')
  return words.say('This did not arrive')
}

const sentenceFor = (words: Words, fault: RoomFault): string => {
  switch (fault) {
    case 'not-open':
      return words.say(
        'Nothing was sent, and nobody has read anything. Everything you kept before is safe. Please go back and try again in a minute; most browsers still have what you wrote.',
      )
    case 'broken':
      return words.say(
        'The mistake is ours. What you sent just now may not have been kept, or not done. Everything you kept before is safe, unless you took it back. Please go back and send it again, or come in with your number and look.',
      )
    case 'too-slow':
      return words.say(
        'The connection was too slow, and what was on its way was not kept. Everything you kept before is safe. Please go back and try again.',
      )
    case 'too-often':
      return words.say(
        'Too many numbers were tried in a short time, so none is looked at just now. Nothing is lost, and nothing was changed. Please come back in a quarter of an hour.',
      )
    case 'too-many':
      return words.say('Many people are being let in at this moment. Nothing is lost. Please go back and try again in half a minute.')
    case 'elsewhere':
      return words.say('The request names another site than this one. Nothing was sent and nothing was changed.')
    case 'no-such-way':
      return words.say('Nothing was sent and nothing was changed: this address only shows a page or takes a form.')
  }
}

export const RoomPage = ({ setting, fault }: { setting: Setting; fault: RoomFault }) => {
  const { words, routes } = setting
  const title = titleFor(words, fault)
  return (
    <Document setting={setting} title={title} description={title} at={null} unlisted>
      <header class="opening fault">
        <h1>{title}</h1>
        <p class="lede">{sentenceFor(words, fault)}</p>
      </header>
      <p>
        <a href={routes.front()}>{words.say('To the front page')}</a>
      </p>
    </Document>
  )
}
