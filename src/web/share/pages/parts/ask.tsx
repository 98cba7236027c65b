// A question's own words: ours in the reader's language, those of a gap as a source told them.
import type { Question } from '../../../../contributions/question.ts'
import { directionOf } from '../../../pages/locales.ts'
import type { Words } from '../../../pages/words.ts'

export const Ask = ({ words, ask, lang }: { words: Words } & Pick<Question, 'ask' | 'lang'>) =>
  lang === undefined ? (
    <>{words.say(ask)}</>
  ) : lang === words.locale ? (
    <>{ask}</>
  ) : (
    <bdi lang={lang === 'und' ? '' : lang} dir={lang === 'und' ? 'auto' : directionOf(lang)}>
      {ask}
    </bdi>
  )
