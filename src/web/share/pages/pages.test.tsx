import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { htmlFaults } from '../../../../tests/markup.ts'
import { consentOf } from '../../../../tests/tellers.ts'
import type { Answer } from '../../../contributions/answer.ts'
import { safeStart } from '../../../contributions/consent.ts'
import type { Question } from '../../../contributions/question.ts'
import { questionsFor } from '../../../contributions/questions.ts'
import { sharings } from '../../../contributions/sharing.ts'
import { readCatalogues } from '../../catalogues.ts'
import { type Locale, locales } from '../../pages/locales.ts'
import { routesFor } from '../../routes.ts'
import type { ShareSetting } from '../setting.ts'
import { BeforePage } from './before-page.tsx'
import { BeginPage } from './begin-page.tsx'
import { ChangePage } from './change-page.tsx'
import { ChoosePage } from './choose-page.tsx'
import { ClosedPage } from './closed-page.tsx'
import { DraftPage } from './draft-page.tsx'
import { FileKeptPage } from './file-kept-page.tsx'
import { FilePage } from './file-page.tsx'
import { FurtherFilePage } from './further-file-page.tsx'
import { FurtherKeptPage } from './further-kept-page.tsx'
import { FurtherPage } from './further-page.tsx'
import { GonePage } from './gone-page.tsx'
import { InvitationPage } from './invitation-page.tsx'
import { LeavePage } from './leave-page.tsx'
import { LookPage } from './look-page.tsx'
import { NumberPage } from './number-page.tsx'
import { QuestionPage } from './question-page.tsx'
import { ReadAgainPage } from './read-again-page.tsx'
import { ReadPage } from './read-page.tsx'
import { ReceiptPage } from './receipt-page.tsx'
import { SentPage } from './sent-page.tsx'
import { StatePage } from './state-page.tsx'
import { TermsPage } from './terms-page.tsx'
import { statusOf, type Trouble, TroublePage } from './trouble-page.tsx'
import { WhenReadPage } from './when-read-page.tsx'

const catalogues = readCatalogues(join(import.meta.dirname, '../../../../words'))
const hostile = '"><script>alert(1)</script></textarea></title>\u202e &'
const settingIn = (locale: Locale): ShareSetting => ({
  words: catalogues[locale],
  routes: routesFor('', locale),
  styles: ['styles/1.css'],
  path: '/share',
  open: locales,
  ticketFor: (action) => `ticket-for-${action}`,
})

const place = { number: 2, of: 11, sharing: hostile, about: hostile }
const typed = new Map(
  ['words', 'told', 'of', 'digits', 'description', 'more', 'credit-name', 'again-word', 'again-digits'].map((name) => [name, hostile]),
)
const plain = { question: hostile, token: 't' }
const carried = { opened: hostile }
const at = { place, action: '/share/h/2', back: '/share/h/1', next: '/share/h/3', end: '/share/h/end' }
const answered: Answer = {
  question: 'q',
  words: hostile,
  choice: 'unknown',
  lang: 'fa',
  when: { told: hostile, side: 'before', of: hostile },
}
const letter = { text: hostile, answer: '/return/h/answer-1', carried, reply: 'agreed' } as const
const firstTerms = { action: '/share/h/terms', back: '/share/h/before', end: '/share/h/end', said: 'again', askDigits: { plain } } as const
const questions = sharings.flatMap((sharing) => [
  ...questionsFor(sharing, null),
  ...questionsFor(sharing, { path: 'groups/x', ask: 'began' }),
])

/** Every page there is, hostile words in every place that takes words, by name. */
const pages = (setting: ShareSetting): Record<string, { toString(): string | Promise<string> }> => ({
  choose: (
    <ChoosePage setting={setting} testimony={{ answeredBy: hostile, help: hostile }} faults={[{ field: 'sharing', says: hostile }]} />
  ),
  sheet: <ChoosePage setting={setting} testimony={null} sheet={carried} notice={hostile} />,
  begin: (
    <BeginPage
      setting={setting}
      sharing="testimony"
      subject={{ name: hostile, lang: 'fa', path: 'groups/x' }}
      question={{ text: hostile, lang: 'fa' }}
      gone
      about={hostile}
      testimony={{ answeredBy: hostile, help: hostile }}
    />
  ),
  ...Object.fromEntries(
    (['no-reader', 'unsafe-list', 'unsafe-address', 'words', 'no-room'] as const).map((why) => [
      why,
      <ClosedPage setting={setting} why={why} kept />,
    ]),
  ),
  receipt: (
    <ReceiptPage
      setting={setting}
      digits={'123456789012345678901234'}
      carried={carried}
      faults={[{ field: 'digits', says: hostile }]}
      plain={plain}
    />
  ),
  ...Object.fromEntries(
    questions.map((question: Question, n) => [
      `question ${n} ${question.key}`,
      question.field === 'files' ? (
        <FilePage
          setting={setting}
          question={question}
          {...at}
          typed={typed}
          faults={[{ field: 'file', says: hostile }]}
          askDigits={{ plain }}
        />
      ) : (
        <QuestionPage
          setting={setting}
          question={question}
          {...at}
          said="kept"
          typed={typed}
          faults={[{ field: question.field === 'when' ? 'told' : 'words', says: hostile }]}
          carried={carried}
          askDigits={{ plain }}
          notice={hostile}
        />
      ),
    ]),
  ),
  when: (
    <WhenReadPage
      setting={setting}
      {...at}
      when={{ told: hostile, side: 'after', of: hostile }}
      read={{ is: 'read', reading: hostile }}
      again="/"
      meant={[{ id: 'e1', name: hostile, lang: 'fa', when: hostile }]}
      carried={carried}
    />
  ),
  anchored: (
    <WhenReadPage
      setting={setting}
      {...at}
      when={{ told: hostile, side: 'after', of: hostile, anchor: 'e1' }}
      read={{ is: 'words' }}
      again="/"
      anchor={{ id: 'e1', name: hostile, lang: 'fa', when: hostile }}
      carried={carried}
    />
  ),
  unread: <WhenReadPage setting={setting} {...at} when={{ told: hostile }} read={{ is: 'unread', why: hostile }} again="/" carried={{}} />,
  kept: (
    <FileKeptPage
      setting={setting}
      {...at}
      file={{ is: 'picture', preview: 'data:image/jpeg;base64,AA==', description: hostile, original: 'no-room' }}
      another="/"
      remove={{ action: '/share/h/2', carried: { added: hostile } }}
    />
  ),
  look: (
    <LookPage
      setting={setting}
      carried={carried}
      goOn="/"
      done={hostile}
      look={{
        sharing: hostile,
        about: hostile,
        answers: [{ question: questions[0] as Question, answer: answered, remove: carried }],
        files: [{ description: hostile, type: hostile, original: true, remove: carried }],
        warnings: [{ is: 'phone', piece: hostile }],
        left: 3,
        terms: consentOf({ credit: 'group', 'credit-name': hostile, from: 'year', decided: hostile }),
        decide: '/share/h/before',
      }}
    />
  ),
  change: (
    <ChangePage
      setting={setting}
      matter={{ sharing: hostile, about: hostile }}
      question={questions[0] as Question}
      typed={typed}
      carried={carried}
      faults={[{ field: 'words', says: hostile }]}
    />
  ),
  before: <BeforePage setting={setting} said="kept" readers={2} next="/share/h/terms" end="/share/h/end" back="/share/h/3?again=1" />,
  terms: <TermsPage setting={setting} way={firstTerms} carried={{}} typed={safeStart} />,
  'terms of a draft': <TermsPage setting={setting} way="draft" carried={carried} typed={typed} />,
  'terms again': (
    <TermsPage setting={setting} way="change" carried={carried} typed={typed} faults={[{ field: 'credit-name', says: hostile }]} />
  ),
  sent: <SentPage setting={setting} sharing="about-us" mayAsk again />,
  read: (
    <ReadPage
      setting={setting}
      carried={carried}
      told={{
        sharing: hostile,
        about: hostile,
        answers: [
          { question: questions[0] as Question, answer: answered },
          { question: null, answer: answered },
        ],
        files: [{ description: hostile, type: hostile, original: true }],
        added: [hostile],
      }}
    />
  ),
  number: <NumberPage setting={setting} why="return" action="/" back="/" carried={carried} faults={[]} plain={plain} />,
  draft: <DraftPage setting={setting} sharing={hostile} answered={2} files={1} goOn="/" carried={carried} />,
  state: (
    <StatePage
      setting={setting}
      carried={carried}
      done={hostile}
      state={{
        state: 'withheld',
        shown: false,
        since: '2026-11-16',
        questions: [letter],
        proposals: [{ ...letter, answer: null }],
        terms: consentOf({ credit: 'group', 'credit-name': hostile, decided: hostile }),
        ends: { is: 'past', day: '2026-11-01' },
        add: { words: '/return/h/add', file: '/return/h/file' },
        files: [
          { n: 1, id: hostile, outline: { kind: 'picture', size: 340_000, original: true } },
          { n: 3, id: hostile, outline: null },
        ],
        again: true,
      }}
    />
  ),
  readAgain: <ReadAgainPage setting={setting} faults={[{ field: 'again-word', says: hostile }]} plain={plain} />,
  further: <FurtherPage setting={setting} to={{ is: 'add' }} action="/" hidden={true} typed={typed} faults={[]} askDigits={{ plain }} />,
  'further words to an answer': (
    <FurtherPage
      setting={setting}
      to={{ is: 'answer', letter: 3 }}
      action="/"
      hidden={false}
      typed={typed}
      faults={[{ field: 'more', says: hostile }]}
    />
  ),
  'further words with warnings': (
    <FurtherPage
      setting={setting}
      to={{ is: 'add' }}
      action="/"
      hidden={false}
      typed={typed}
      warnings={[{ is: 'phone', piece: hostile }]}
    />
  ),
  'further file with warnings': (
    <FurtherFilePage setting={setting} action="/" hidden={false} typed={typed} warnings={[{ is: 'address', piece: hostile }]} />
  ),
  'terms with warnings': (
    <TermsPage setting={setting} way="change" carried={carried} typed={typed} warnings={[{ is: 'full-name', piece: hostile }]} />
  ),
  'not like this': <FurtherPage setting={setting} to={{ is: 'words', letter: 4 }} action="/" hidden={false} />,
  'further file': (
    <FurtherFilePage
      setting={setting}
      action="/"
      hidden={true}
      taken
      typed={typed}
      faults={[{ field: 'file', says: hostile }]}
      askDigits={{ plain }}
    />
  ),
  'no further file': <FurtherFilePage setting={setting} action="/" hidden={false} none={hostile} />,
  'further words kept': <FurtherKeptPage setting={setting} hidden={false} again={{ to: '/', says: hostile }} />,
  'further words kept, hidden': <FurtherKeptPage setting={setting} hidden={true} again={{ to: '/', says: hostile }} />,
  gone: <GonePage setting={setting} what={{ is: 'telling', statements: 2, onOthers: 1 }} />,
  'thrown away': <GonePage setting={setting} what={{ is: 'draft', unread: true }} />,
  'thrown away before': <GonePage setting={setting} what={{ is: 'draft', unread: false }} />,
  leave: <LeavePage words={setting.words} />,
  invitation: <InvitationPage setting={setting} address="https://example.org/share" matrix={[[true, false, true, true]]} />,
  ...Object.fromEntries(Object.keys(statusOf).map((trouble) => [trouble, <TroublePage setting={setting} trouble={trouble as Trouble} />])),
})

for (const locale of locales)
  test(`every page, hostile words in every place, is valid HTML, runs nothing and has a title that tells nothing (${locale})`, async () => {
    const { say } = catalogues[locale]
    for (const [name, drawn] of Object.entries(pages(settingIn(locale)))) {
      const html = `<!doctype html>${await drawn.toString()}`
      assert.deepEqual(await htmlFaults(html), [], name)
      assert.doesNotMatch(html, /<script|<style|\sstyle=|\son\w+=/i, name)
      assert.match(html, new RegExp(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`))
      assert.equal(html.match(/<h1\b/g)?.length, 1, name)
      assert.equal(html.match(/<main\b/g)?.length, 1, name)
      const title = /<title>(.*?)<\/title>/.exec(html)?.[1]
      assert.ok(title === say('Page') || title === say('Page: please look again'), `${name}: ${title}`)
      assert.match(html, /<meta name="robots" content="noindex"/)
      assert.doesNotMatch(html, /rel="(canonical|alternate)"/)
    }
  })

test('each form carries a ticket for the very address it is sent to, and nothing but a POST changes anything', async () => {
  for (const [name, drawn] of Object.entries(pages(settingIn('en')))) {
    const html = String(await drawn.toString())
    for (const [form, action] of html.matchAll(/<form [^>]*?action="([^"]*)".*?<\/form>/gs)) {
      assert.match(form, /^<form method="post"/, name)
      assert.ok(form.includes(`name="ticket" value="ticket-for-${action?.split('#')[0]}"`), name)
    }
  }
})

test('Leave, Continue and Back stand in one order on every page of the way', async () => {
  for (const [name, drawn] of Object.entries(pages(settingIn('en')))) {
    const html = String(await drawn.toString())
    if (name === 'leave') continue
    assert.equal(html.match(/class="leave"/g)?.length, 1, name)
    const [leave, go, back] = ['class="leave"', 'class="go"', 'class="back"'].map((mark) => html.indexOf(mark)) as [number, number, number]
    if (go >= 0) assert.ok(leave < go, name)
    if (go >= 0 && back >= 0) assert.ok(go < back, name)
  }
})

test('the number stands in six groups of four, left to right, and is typed on a number pad that remembers nothing', async () => {
  const html = String(await pages(settingIn('ar')).receipt?.toString())
  assert.match(html, /<p class="receipt" dir="ltr" translate="no">(<span>\d{4}<\/span>){6}<\/p>/)
  assert.match(html, /<input[^>]* inputmode="numeric" dir="ltr" autocomplete="off"/)
})

test('a fault is named on top with a way to its field, which says it again; every word that was typed is still there', async () => {
  const [question] = questionsFor('our-history', null)
  const drawn = (
    <QuestionPage
      setting={settingIn('en')}
      question={question as Question}
      {...at}
      typed={new Map([['words', '\nOur own words']])}
      faults={[{ field: 'words', says: 'Too long.' }]}
    />
  )
  const html = String(await drawn.toString())
  assert.match(html, /<a href="#words">Too long\.<\/a>/)
  assert.match(html, /id="words"[^>]* aria-describedby="words-hint words-fault" aria-invalid="true"/)
  assert.ok(html.includes('Our own words'))
})

test('a testimony is offered only where somebody answers for it', async () => {
  const offered = String(await (<ChoosePage setting={settingIn('en')} testimony={{ answeredBy: 'x', help: 'y' }} />).toString())
  const without = String(await (<ChoosePage setting={settingIn('en')} testimony={null} />).toString())
  assert.match(offered, /value="testimony"/)
  assert.doesNotMatch(without, /testimony/)
})
