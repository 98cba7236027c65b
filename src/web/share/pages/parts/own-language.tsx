// Which language somebody writes in: the page's own, unless they say another. One telling may hold several.
import { answerFields } from '../../../../contributions/answer.ts'
import { directionOf, ownName } from '../../../pages/locales.ts'
import type { Words } from '../../../pages/words.ts'
import type { Typed } from './fields.tsx'

const tags = (
  'en fr ru ar am az bg bn ca cs da de dv el es et fa fi fil gu ha he hi hr hu hy id ig it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms my ' +
  'nb ne nl om or pa pl ps pt ro rw si sk sl so sq sr sv sw ta te tg th ti tk tl tr uk ur uz vi xh yo zh zu'
).split(' ')

/** What a language calls itself, and what the reader's language calls it. */
const nameIn = (words: Words, tag: string) => {
  const own = ownName(tag)
  const here = words.language(tag)
  return own.toLowerCase() === here.toLowerCase() ? own : `${own} · ${here}`
}

export const OwnLanguage = ({ words, typed }: { words: Words; typed: Typed }) => {
  const chosen = typed.get(answerFields.lang) || words.locale
  return (
    <details class="own-language" open={chosen !== words.locale}>
      <summary>{words.say('I write this in another language')}</summary>
      <div class="field">
        <label for={answerFields.lang}>{words.say('The language of this answer')}</label>
        <select id={answerFields.lang} name={answerFields.lang}>
          {tags.map((tag) => (
            <option value={tag} selected={tag === chosen} lang={tag} dir={directionOf(tag)}>
              {nameIn(words, tag)}
            </option>
          ))}
        </select>
      </div>
    </details>
  )
}
