// The number and the word together show what was sent: both typed now, so that the door counts each try as it counts every number.
import { readAgain } from '../../actions/read-again.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import { anchorsAt } from './anchoring.ts'
import type { ShareReply } from './asked.ts'
import { nameOf, questionsOf } from './asking.ts'
import { backInside } from './inbox.tsx'
import { type Again, knock, plainNow } from './knocking.ts'
import { againFields } from './pages/parts/secrets.ts'
import { ReadAgainPage } from './pages/read-again-page.tsx'
import { ReadPage } from './pages/read-page.tsx'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

const draw = (visit: Visit, again: Partial<Again>, status = 200): Promise<ShareReply> =>
  page(<ReadAgainPage setting={visit.setting} plain={plainNow(visit)} {...again} />, status)

export const askWord = (visit: Visit): Promise<ShareReply> => draw(visit, {})

/** What was typed comes back with no page: neither word nor number. */
export const readItAgain = async (visit: Visit): Promise<ShareReply> => {
  const { parts, asked, passes, setting, words, field } = visit
  const fault = (says: string) => draw(visit, { faults: [{ field: againFields.word, says }] }, 422)
  if (asked.trouble !== null || field(againFields.word).trim() === '')
    return fault(words.say('Please type your word and your number once more.'))
  const knocked = await knock(visit)
  if (knocked.is === 'again') return draw(visit, knocked, 422)
  const { key } = knocked
  const found = await readAgain(parts.store.sealed, key, field(againFields.word), await parts.salt())
  if (found.is === 'missing') return backInside(visit, key)
  if (found.is === 'another-word') return fault(words.say('It does not open with this word. Please try it once more.'))
  const { sharing, about = null, answers } = found.telling
  const questions = await questionsOf(visit, sharing, about)
  return page(
    <ReadPage
      setting={setting}
      carried={{ opened: passes.opened(key) }}
      told={{
        sharing: words.say(sharingWords[sharing].says),
        about: await nameOf(visit, about),
        answers: answers.map((answer) => ({ question: questions.find((one) => one.key === answer.question) ?? null, answer })),
        anchors: await anchorsAt(
          visit,
          answers.map(({ when }) => when?.anchor),
        ),
        files: found.files,
        added: found.added.flatMap(({ text }) => (text === '' ? [] : [text])),
      }}
    />,
  )
}
