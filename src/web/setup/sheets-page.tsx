// Sheets for a meeting, without a machine in it: a number to keep, a code for the way in, the questions, and the consent.
import type { Child } from 'hono/jsx'
import type { Sheet } from '../../actions/make-sheets.ts'
import { type Choosing, choosings } from '../../contributions/consent-choices.ts'
import { otherAnswers } from '../../contributions/question.ts'
import { questionsFor } from '../../contributions/questions.ts'
import { type Sharing, sharingWords } from '../../contributions/sharing.ts'
import { inGroups } from '../../sealing/digits.ts'
import type { Words } from '../pages/words.ts'
import { beforeSending } from '../share/before-words.ts'
import { atEase, layOut, type Roomy } from './sheet-layout.ts'
import { flatSheet, foldedSheet } from './sheet-styles.ts'

type SheetsProps = {
  words: Words
  /** Who publishes, as readers know it. */
  publisher: string
  /** Whole web addresses. */
  share: string
  return: string
  sharing: Sharing
  folded: boolean
  sheets: readonly Sheet[]
  /** YYYY-MM-DD. */
  lastDay: string
}
type One = Omit<SheetsProps, 'sheets' | 'folded'> & { sheet: Sheet }

const Lines = ({ count }: { count: number }) => (
  <>
    {Array.from({ length: count }, () => (
      <div class="line" />
    ))}
  </>
)

type Options = { words: Words; options: readonly { says: string; hint?: string }[]; beside?: boolean }

const Options = ({ words, options, beside = false }: Options) => (
  <ul class={beside ? 'options beside' : 'options'}>
    {options.map(({ says, hint }) => (
      <li>
        <span class="box" />
        {words.say(says)}
        {hint === undefined ? null : <span class="hint"> – {words.say(hint)}</span>}
      </li>
    ))}
  </ul>
)

const Questions = ({ words, asked }: { words: Words; asked: readonly Roomy[] }) => (
  <ol>
    {asked.map(({ question: { ask, hint, field, choices, orElse }, lines }) => (
      <li class="asked">
        <p class="says">{words.say(ask)}</p>
        {hint === undefined ? null : <p class="hint">{words.say(hint)}</p>}
        {field === 'files' ? (
          <p class="hint">{words.say('Put them with this sheet. The one who types it in can photograph them.')}</p>
        ) : null}
        {choices ? <Options words={words} options={choices} /> : null}
        {orElse ? <Options words={words} options={otherAnswers} beside /> : null}
        <Lines count={lines} />
      </li>
    ))}
  </ol>
)

const Choosings = ({ words, asked }: { words: Words; asked: readonly Choosing[] }) => (
  <ol>
    {asked.map(({ ask, hint, options, line }) => (
      <li class="asked">
        <p class="says">{words.say(ask)}</p>
        {hint === undefined ? null : <p class="hint">{words.say(hint)}</p>}
        <Options words={words} options={options} />
        {line ? (
          <>
            <p>{words.say(line.ask)}</p>
            <Lines count={1} />
          </>
        ) : null}
      </li>
    ))}
  </ol>
)

/** The same sentences as the page that stands before sending. */
const Before = ({ words }: { words: Words }) => (
  <section class="before">
    <h1>{words.say('Before you send')}</h1>
    {beforeSending(words, {
      readers: words.say('The editors can read it, and so can whoever holds the spare key.'),
      found: words.say('Someone may find this sheet before it is typed in. Until then it is locked by nothing.'),
    }).map(({ heading, says }) => (
      <>
        <h2>{heading}</h2>
        {says.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </>
    ))}
  </section>
)

const Address = ({ children }: { children?: Child }) => (
  <bdi class="address" dir="ltr">
    {children}
  </bdi>
)

const Cover = ({ words, publisher, share, return: back, sharing, sheet, lastDay }: One) => (
  <header>
    <p class="kicker">
      <bdi>{publisher}</bdi>
    </p>
    <h1>{words.say(sharingWords[sharing].says)}</h1>
    <p>{words.say('Write it here by hand, or let someone write it down for you. You can skip each question. You need no name.')}</p>
    <section class="keep">
      <h2>{words.say('This is your number')}</h2>
      <p class="number" dir="ltr" translate="no">
        {inGroups(sheet.receipt).map((group) => (
          <span>{group}</span>
        ))}
      </p>
      <p>
        {words.say('With it, and only with it, you can come back: to go on, to change something, to hide it or to take it back.')}{' '}
        <strong>{words.say('If it is lost, no one can find it again. We do not have it.')}</strong>
      </p>
      <p>{words.weave('You come back at {address}', { address: <Address>{back}</Address> })}</p>
      <p>{words.say('Keep it where no one else looks. It looks like two phone numbers.')}</p>
    </section>
    <h2>{words.say('For the one who types this in')}</h2>
    <p>
      {words.weave('Go to {address} and begin with the number above. It works until {day}.', {
        address: <Address>{back}</Address>,
        day: <strong>{words.day(lastDay)}</strong>,
      })}
    </p>
    <p>
      {words.weave('If many are writing at that moment, a code is asked for. This one is good once: {code}', {
        code: (
          <bdi class="code" dir="ltr">
            {inGroups(sheet.voucher).join(' ')}
          </bdi>
        ),
      })}
    </p>
    <p>{words.say('Give the number to the one who told it. Burn or shred the rest of this sheet, and do not photograph it.')}</p>
    <p>{words.weave('Others can tell theirs at {address}', { address: <Address>{share}</Address> })}</p>
  </header>
)

const Flat = (one: One) => (
  <article class="sheet">
    <Cover {...one} />
    <Questions words={one.words} asked={atEase(questionsFor(one.sharing, null))} />
    <Before words={one.words} />
    <Choosings words={one.words} asked={choosings} />
  </article>
)

const half = 3

const Folded = (one: One) => {
  const { words, sharing } = one
  const panels = [
    <Cover {...one} />,
    ...layOut(words, questionsFor(sharing, null), 3).map((asked) => <Questions words={words} asked={asked} />),
    <Before words={words} />,
    <Choosings words={words} asked={choosings.slice(0, half)} />,
    <Choosings words={words} asked={choosings.slice(half)} />,
    <Lines count={26} />,
  ]
  /** Two leaves laid into each other; the direction of the language turns each side by itself. */
  const sides = [
    [8, 1],
    [2, 7],
    [6, 3],
    [4, 5],
  ]
  return (
    <article class="sheet">
      {sides.map((numbers) => (
        <div class="side">
          {numbers.map((number) => (
            <div class="panel">{panels[number - 1]}</div>
          ))}
        </div>
      ))}
    </article>
  )
}

export const SheetsPage = ({ sheets, folded, ...props }: SheetsProps) => (
  <html lang={props.words.locale} dir={props.words.dir}>
    <head>
      <meta charset="utf-8" />
      <title>{props.words.say('Page')}</title>
      <style>{folded ? foldedSheet : flatSheet}</style>
    </head>
    <body>{sheets.map((sheet) => (folded ? <Folded {...props} sheet={sheet} /> : <Flat {...props} sheet={sheet} />))}</body>
  </html>
)
