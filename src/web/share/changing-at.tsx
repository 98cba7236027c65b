// Pages on which something kept is changed, each at an address of its own: it stands there once, for whoever had it open, and then never again.
import type { Question } from '../../contributions/question.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import type { Warning } from '../../contributions/warnings.ts'
import type { Changed } from '../routes.ts'
import type { ShareReply } from './asked.ts'
import { nameOf, questionsOf } from './asking.ts'
import { plainNow } from './knocking.ts'
import { ChangePage } from './pages/change-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { TermsPage } from './pages/terms-page.tsx'
import type { Changing } from './pass.ts'
import { onTo, page } from './reply.ts'
import type { Standing } from './shown-once.ts'
import { missing } from './troubled.tsx'
import type { Visit } from './visit.ts'

/** `rest`: the page showed nothing of what was said, so what is left empty on it stays. */
export const restField = 'rest'

/** For whoever has just opened it: what stands is shown by the next page alone. */
export const toChange = ({ once, passes, routes }: Visit, standing: Standing, changing: Omit<Changing, 'once'>): string =>
  routes.changing(passes.changing({ ...changing, once: once.keep(standing) }), 'change')

export const toTerms = ({ once, routes }: Visit, standing: Standing, changed: Exclude<Changed, 'change'>): ShareReply =>
  onTo(routes.changing(once.keep(standing), changed))

type Drawn = {
  /** What was typed, or null where nothing is shown of what stands and the number is asked for. */
  typed: ReadonlyMap<string, string> | null
  opened: string
  rest?: string
  faults?: readonly Said[]
  trouble?: string
}

type OfAnswer = Omit<Changing, 'once' | 'question'> & { question: Question }

export const drawChange = async (
  visit: Visit,
  { sharing, about, question, letter, lang }: OfAnswer,
  { typed, opened, rest = '', ...more }: Drawn,
  status = 200,
): Promise<ShareReply> => {
  const { words, setting } = visit
  const matter = { sharing: words.say(sharingWords[sharing].says), about: await nameOf(visit, about) }
  // In both the same fields stand first: by them a browser knows a form again.
  const carried = { opened, question: question.key, letter: String(letter), [restField]: typed === null ? 'yes' : rest }
  return page(
    <ChangePage
      setting={setting}
      matter={matter}
      question={question}
      typed={typed ?? new Map([['lang', lang]])}
      carried={carried}
      askDigits={typed === null ? { plain: plainNow(visit) } : null}
      {...more}
    />,
    status,
  )
}

export const drawTerms = (
  visit: Visit,
  way: 'draft' | 'change',
  { typed, opened, rest = '', letter = '', ...more }: Drawn & { letter?: string; warnings?: readonly Warning[] },
  status = 200,
): Promise<ShareReply> => {
  const carried = { opened, letter, [restField]: typed === null ? 'yes' : rest }
  const askDigits = typed === null ? { plain: plainNow(visit) } : null
  return page(
    <TermsPage setting={visit.setting} way={way} carried={carried} typed={typed ?? new Map()} askDigits={askDigits} {...more} />,
    status,
  )
}

/** Read in another language it would show nothing any more. */
const oneLanguage = (visit: Visit, standing: Standing | null): Visit =>
  standing ? { ...visit, setting: { ...visit.setting, path: null } } : visit

const showAnswer = async (visit: Visit, changing: Changing, standing: Standing | null): Promise<ShareReply> => {
  const questions = await questionsOf(visit, changing.sharing, changing.about)
  const question = questions.find(({ key }) => key === changing.question)
  if (!question) return missing(visit)
  return drawChange(visit, { ...changing, question }, { typed: standing?.form ?? null, opened: standing?.opened ?? '' })
}

export const showChanging = async (visit: Visit, { handle, changed }: { handle: string; changed: Changed }): Promise<ShareReply> => {
  const { asked, once, passes, setting, routes } = visit
  const changing = changed === 'change' ? passes.readChanging(handle) : null
  if (changed === 'change' && !changing)
    return page(<NumberPage setting={setting} why="return" action={routes.comeIn()} back={routes.share()} />)
  const standing = asked.method === 'GET' ? once.take(changing?.once ?? handle) : null
  const own = oneLanguage(visit, standing)
  if (changing) return showAnswer(own, changing, standing)
  const shown = { typed: standing?.form ?? null, opened: standing?.opened ?? '', letter: standing?.form.get('letter') ?? '' }
  return drawTerms(own, changed === 'choices' ? 'draft' : 'change', shown)
}
