// The number and the word together show what was sent: both typed now, so that the door counts each try as it counts every number.
import { readAgain } from '../../actions/read-again.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { anchorsAt } from './anchoring.ts'
import type { ShareReply } from './asked.ts'
import { nameOf, questionsOf } from './asking.ts'
import { withKey } from './opening.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { againFields } from './pages/parts/secrets.ts'
import { ReadPage } from './pages/read-page.tsx'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

/** `back` draws the page that the form stood on. */
export const readItAgain = (visit: Visit, back: (key: ReceiptKey, faults: readonly Said[]) => Promise<ShareReply>): Promise<ShareReply> => {
  const { parts, passes, routes, setting, words, field } = visit
  const where = { why: 'return', action: routes.returnAct('read'), back: routes.return(), anew: true } as const
  return withKey(visit, where, async (key) => {
    const found = await readAgain(parts.store.sealed, key, field(againFields.word), await parts.salt())
    if (found.is === 'missing') return back(key, [])
    if (found.is === 'another-word') {
      const empty = field(againFields.word).trim() === ''
      const says = empty
        ? words.say('Please type your word and your number once more.')
        : words.say('It does not open with this word. Please try it once more.')
      return back(key, [{ field: againFields.word, says }])
    }
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
  })
}
