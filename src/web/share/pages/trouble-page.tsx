// When something did not work: one calm sentence, and whether what was written is safe.
import type { Words } from '../../pages/words.ts'
import type { ShareSetting } from '../setting.ts'
import { Frame } from './parts/frame.tsx'

export type Trouble =
  | 'busy' // too many at this moment
  | 'ours' // our mistake, or the machine's
  | 'too-long'
  | 'not-understood'
  | 'from-elsewhere'
  | 'missing'
  | 'no-page' // what was to be told about is none of our pages
  | 'sent-twice'
  | 'only-read' // a method this address does not take

export const statusOf: Readonly<Record<Trouble, number>> = {
  busy: 503,
  ours: 500,
  'too-long': 413,
  'not-understood': 400,
  'from-elsewhere': 403,
  missing: 404,
  'no-page': 404,
  'sent-twice': 200,
  'only-read': 405,
}

const said = (words: Words, trouble: Trouble): [string, string] => {
  switch (trouble) {
    case 'busy':
      return [
        words.say('Too many are here at this moment'),
        words.say('Please wait a minute. Then go back one page and press the button again: your browser still has your words.'),
      ]
    case 'ours':
      return [
        words.say('Something went wrong, and it was us'),
        words.say('What was kept before is safe. Go back one page: your browser still has the last words. Then try again.'),
      ]
    case 'too-long':
      return [
        words.say('That is more than fits in one go'),
        words.say(
          'Nothing of this page was kept. Go back one page and send a shorter text or a smaller file. What was kept before is safe.',
        ),
      ]
    case 'not-understood':
      return [words.say('This could not be understood'), words.say('Nothing was changed. What was kept before is safe.')]
    case 'from-elsewhere':
      return [
        words.say('This did not come from a page of ours'),
        words.say('So nothing was done. Open this site anew and come in with your number. What was kept before is safe.'),
      ]
    case 'missing':
      return [
        words.say('There is nothing at this address'),
        words.say('It may have been open too long. What was kept is safe: come in with your number.'),
      ]
    case 'no-page':
      return [
        words.say('That page is not in this history'),
        words.say('Perhaps it was taken out, or the link has a mistake in it. You can tell what you know all the same: begin anew.'),
      ]
    case 'sent-twice':
      return [
        words.say('That page was sent twice'),
        words.say('That does no harm. If you did not write down the number you saw, begin anew and take the new one.'),
      ]
    case 'only-read':
      return [words.say('This address only shows a page'), words.say('Nothing was changed. What was kept before is safe.')]
  }
}

export const TroublePage = ({ setting, trouble }: { setting: ShareSetting; trouble: Trouble }) => {
  const { words, routes } = setting
  const [heading, sentence] = said(words, trouble)
  return (
    <Frame setting={setting}>
      <h1>{heading}</h1>
      <p class="lede">{sentence}</p>
      <ul class="big-links">
        <li>
          <a href={routes.return()}>{words.say('Come in with your number')}</a>
        </li>
        <li>
          <a href={routes.share()}>{words.say('Begin anew')}</a>
        </li>
      </ul>
    </Frame>
  )
}
