// The way to sending, with the number: look it over, what one should know, what one decides, and only then it is sent.
import { dropAnswer, openNewest } from '../../actions/drop-answer.ts'
import { dropFile } from '../../actions/drop-file.ts'
import type { KeptDraft } from '../../actions/open-draft.ts'
import { sendTelling } from '../../actions/send-telling.ts'
import { lengthOf, wordsOf } from '../../contributions/answer.ts'
import { readConsent, safeStart } from '../../contributions/consent.ts'
import { mostFiles } from '../../contributions/file-card.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import { isEmpty, nextPlace } from '../../contributions/telling.ts'
import { longestTelling } from '../../contributions/typed.ts'
import { type Warning, warningsIn } from '../../contributions/warnings.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { recovery } from '../../sealing/recipients.ts'
import type { ShareAct } from '../routes.ts'
import type { ShareReply } from './asked.ts'
import { nameOf, questionsOf } from './asking.ts'
import { whyFor } from './closed.tsx'
import { withKey } from './opening.tsx'
import { ownWord, readOwnWord } from './own-word.ts'
import { BeforePage } from './pages/before-page.tsx'
import { ClosedPage } from './pages/closed-page.tsx'
import { type LookedAt, LookPage } from './pages/look-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { SentPage } from './pages/sent-page.tsx'
import { sayTermsFaults, TermsPage } from './pages/terms-page.tsx'
import { onTo, page } from './reply.ts'
import { missing } from './troubled.tsx'
import type { Visit } from './visit.ts'

type Act = Exclude<ShareAct, 'receipt' | 'begin'>

const warningsOf = ({ answers, files }: KeptDraft): Warning[] => {
  const all = [...[...answers.values()].map(wordsOf), ...files.map(({ description }) => description)].flatMap(warningsIn)
  return [...new Map(all.map((warning) => [warning.piece, warning])).values()]
}

const tooMuch = ({ words }: Visit, { answers, files }: KeptDraft): Said[] => [
  ...(lengthOf(answers.values()) > longestTelling
    ? [
        {
          field: 'content',
          says: words.say('All answers together are longer than 40,000 letters. Please make one shorter, or send the rest by itself.'),
        },
      ]
    : []),
  ...(files.length > mostFiles
    ? [{ field: 'content', says: words.say('There are more than ten files. Please take some out, and send the rest by itself.') }]
    : []),
]

const lookedAt = async (visit: Visit, key: ReceiptKey, draft: KeptDraft): Promise<{ look: LookedAt; goOn: string }> => {
  const { words, routes, passes } = visit
  const { sharing, about = null, answers, letters, files } = draft
  const questions = questionsOf(sharing, about)
  const handle = passes.handle({ inbox: key, sharing, about })
  const opened = passes.opened(key)
  const place = nextPlace(questions, draft)
  return {
    goOn: place < questions.length ? routes.shareStep(handle, place + 1) : routes.shareStep(handle, questions.length, 'again'),
    look: {
      sharing: words.say(sharingWords[sharing].says),
      about: await nameOf(visit, about),
      answers: questions.flatMap((question, n) => {
        const answer = answers.get(question.key)
        if (!answer) return []
        const remove = { opened, question: question.key, letter: String(letters.get(question.key)) }
        return [{ question, answer, change: routes.shareStep(handle, n + 1, 'again'), remove }]
      }),
      files: files.map(({ id, letter, description, type, original }) => ({
        description,
        type,
        original,
        remove: { opened, file: id, letter: String(letter) },
      })),
      warnings: tooMuch(visit, draft).length > 0 ? [] : warningsOf(draft), // it is looked over again once it is shorter
      left: questions.filter(({ key: own, field }) => field !== 'files' && !answers.has(own)).length,
    },
  }
}

const showLook = async (visit: Visit, key: ReceiptKey, done: string | null = null): Promise<ShareReply> => {
  const { parts, routes, setting, passes } = visit
  const found = await openNewest(parts.store, key)
  if (found.is === 'sent') return onTo(routes.return())
  if (found.is === 'missing') return missing(visit)
  const faults = tooMuch(visit, found.draft)
  const carried = { opened: passes.opened(key) }
  return page(
    <LookPage setting={setting} {...(await lookedAt(visit, key, found.draft))} carried={carried} faults={faults} done={done} />,
    faults.length > 0 ? 422 : 200,
  )
}

/** Only what is really in this draft is taken out of it. */
const remove = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words, field } = visit
  const found = await openNewest(parts.store, key)
  if (found.is === 'draft') {
    const { files, answers } = found.draft
    const file = files.find(({ id, letter }) => id === field('file') && String(letter) === field('letter'))
    if (file) await dropFile(parts.store, key, file)
    else if (answers.has(field('question')))
      await dropAnswer(parts.store, key, { question: field('question'), letter: Number(field('letter')) })
  }
  return showLook(visit, key, words.say('It is taken out, and destroyed.'))
}

/** Those who will be able to read it, and a telling that may be sent; or the page that says why not. */
const ready = async (
  visit: Visit,
  key: ReceiptKey,
  go: (draft: KeptDraft, open: Extract<Awaited<ReturnType<Visit['parts']['sharingOpen']>>, { is: 'open' }>) => Promise<ShareReply>,
): Promise<ShareReply> => {
  const { parts, setting } = visit
  const found = await openNewest(parts.store, key)
  if (found.is === 'sent') return page(<SentPage setting={setting} before mayAsk={found.sent.terms.questions} />)
  if (found.is === 'missing') return missing(visit)
  if (isEmpty(found.draft) || tooMuch(visit, found.draft).length > 0) return showLook(visit, key)
  const open = await parts.sharingOpen()
  if (open.is === 'closed') return page(<ClosedPage setting={setting} why={whyFor[open.because]} kept />)
  return go(found.draft, open)
}

const showBefore = (visit: Visit, key: ReceiptKey): Promise<ShareReply> =>
  ready(visit, key, (draft, { list }) => {
    const readers = list.recipients.filter(({ holder }) => holder !== recovery).length
    return page(
      <BeforePage setting={visit.setting} carried={{ opened: visit.passes.opened(key) }} warnings={warningsOf(draft)} readers={readers} />,
    )
  })

const showTerms = (visit: Visit, key: ReceiptKey, typed: ReadonlyMap<string, string>, faults: readonly Said[] = []): Promise<ShareReply> =>
  ready(visit, key, () =>
    page(
      <TermsPage setting={visit.setting} way="send" carried={{ opened: visit.passes.opened(key) }} typed={typed} faults={faults} />,
      faults.length > 0 ? 422 : 200,
    ),
  )

const send = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, setting, locale } = visit
  const read = readConsent(asked.form, (said) => words.say(said), locale, parts.today())
  const { word, digits, faults, anew } = readOwnWord(visit)
  if (read.is === 'faults') return showTerms(visit, key, asked.form, [...sayTermsFaults(words, read.faults), ...faults, ...anew])
  if (faults.length > 0) return showTerms(visit, key, asked.form, faults)
  return ready(visit, key, async (_, { list }) => {
    const chosen = word === null || digits === null ? null : await ownWord(visit, key, word, digits)
    if (chosen?.is === 'again') return showTerms(visit, key, asked.form, chosen.faults)
    const sent = await sendTelling(parts.store, key, read.consent, list, {
      today: parts.today(),
      id: parts.chance.id('c'),
      again: chosen?.recipient,
    })
    switch (sent.is) {
      case 'sent':
      case 'sent-before':
        return page(
          <SentPage
            setting={setting}
            before={sent.is === 'sent-before'}
            mayAsk={read.consent.questions}
            again={sent.is === 'sent' && chosen !== null}
          />,
        )
      case 'changed':
        return showLook(visit, key, words.say('Something was added from another page just now. Please look it over once more.'))
      case 'closed':
        return page(<ClosedPage setting={setting} why="no-reader" kept />)
      case 'missing':
        return missing(visit)
    }
  })
}

export const sendingAct = (visit: Visit, act: Act): Promise<ShareReply> => {
  const { routes, field, asked } = visit
  return withKey(visit, { why: 'look', action: routes.shareAct(act), back: routes.share() }, async (key) => {
    const goesBack = field('act') === 'back'
    switch (act) {
      case 'look':
        return showLook(visit, key)
      case 'remove':
        return remove(visit, key)
      case 'before':
        return showBefore(visit, key)
      case 'terms':
        return goesBack ? showLook(visit, key) : showTerms(visit, key, asked.form.has('credit') ? asked.form : safeStart)
      case 'send':
        return goesBack ? showBefore(visit, key) : send(visit, key)
    }
  })
}
