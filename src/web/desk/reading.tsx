// What an editor reads: what waits, one telling with all that joined it, and its files, to be saved.
import { askTeller } from '../../actions/ask-teller.ts'
import { lookOver } from '../../actions/look-over.ts'
import { openDrawing } from '../../actions/open-proposal.ts'
import { openFile, waitingOnPage, whatWaits } from '../../actions/open-telling.ts'
import { reads } from '../../actions/who-reads.ts'
import { readAbout } from '../../contributions/about.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import { longestTelling, readTyped } from '../../contributions/typed.ts'
import { namesOf } from '../../store/open/statements.ts'
import { editorsIn } from '../../store/sealed/editors.ts'
import { grantsOf } from '../../store/sealed/grants.ts'
import { toLookAt } from '../../store/sealed/paraphrases.ts'
import type { Which } from '../../store/sealed/tellings.ts'
import { anchorsAt } from '../share/anchoring.ts'
import type { ShareReply } from '../share/asked.ts'
import { nameOf, questionsOf } from '../share/asking.ts'
import type { Said } from '../share/pages/parts/faults.tsx'
import { onTo, page } from '../share/reply.ts'
import { missing } from './missing.tsx'
import { questionField, TellingPage } from './pages/telling-page.tsx'
import { lookedField, NothingForYouPage, WaitingPage } from './pages/waiting-page.tsx'
import { standingOf } from './standing.ts'
import { pageAsked, type SignedVisit } from './visit.ts'

export const showWaiting = async (visit: SignedVisit, which: Which = 'waiting'): Promise<ShareReply> => {
  const { parts, setting, signed, words } = visit
  const { editor, reader, oversees } = signed
  if (!signed.reads) {
    const { name, recipient } = editor
    const standing = standingOf(editor, await parts.readers())
    return page(<NothingForYouPage setting={setting} name={name} recipient={recipient} standing={standing} oversees={oversees} />)
  }
  const at = pageAsked(visit)
  const { total, waits } = await whatWaits(parts.store.sealed, reader, at, which)
  if (waits.length === 0 && at !== 1) return missing(visit)
  return page(
    <WaitingPage
      setting={setting}
      name={editor.name}
      which={which}
      looking={which === 'waiting' ? await pagesToLookAt(visit) : []}
      paged={{ page: at, perPage: waitingOnPage, total }}
      waits={waits.map(({ id, week, card }) => ({
        id,
        week,
        says: card ? words.say(sharingWords[card.sharing].says) : null,
        language: card ? words.language(card.lang) : null,
      }))}
    />,
  )
}

/** Who reads, and yet does not open this one. */
const whoDoesNotOpen = async ({ store, readers }: SignedVisit['parts'], telling: string): Promise<{ id: string; name: string }[]> => {
  const holders = (await grantsOf(store.sealed, telling)).map(({ holder }) => holder)
  const named = await readers()
  return (await editorsIn(store.sealed))
    .filter((one) => reads(one, named) && !holders.includes(one.id))
    .map(({ id, name }) => ({ id, name }))
}

/** Pages that wait to be looked over, by the name they go by. */
const pagesToLookAt = async ({ parts }: SignedVisit) => {
  const rows = await toLookAt(parts.store.sealed, waitingOnPage)
  const names = await namesOf(
    parts.store.look,
    rows.map(({ record }) => record),
  )
  return rows.map(({ record, week }) => ({ record, week, named: names.get(record) ?? null }))
}

export const looked = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, field, routes } = visit
  await lookOver(parts.store, signed.reader, field(lookedField), parts.today())
  return onTo(routes.desk())
}

type Again = { typed?: string; faults?: readonly Said[] }

export const showTelling = async (visit: SignedVisit, { typed = '', faults = [] }: Again = {}): Promise<ShareReply> => {
  const { parts, setting, signed, words, ids } = visit
  const drawing = await openDrawing(parts.store.sealed, signed.reader, ids.telling)
  if (!drawing) return missing(visit)
  const opened = drawing.told
  const { sharing, about = null, answers, lang, decided } = opened.telling
  const questions = await questionsOf(visit, sharing, about)
  const replies = (letter: number) => opened.added.flatMap(({ to, text }) => (to === letter && text !== '' ? [text] : []))
  return page(
    <TellingPage
      setting={setting}
      name={signed.editor.name}
      told={{
        id: opened.id,
        week: opened.week,
        language: words.language(lang),
        sharing: words.say(sharingWords[sharing].says),
        about: await nameOf(visit, about),
        answers: answers.map((answer) => ({ question: questions.find(({ key }) => key === answer.question) ?? null, answer })),
        anchors: await anchorsAt(
          visit,
          answers.map(({ when }) => when?.anchor),
        ),
        decided,
        files: opened.files,
        added: opened.added.flatMap(({ to, text }) => (to === null && text !== '' ? [text] : [])),
        asked: opened.asked.map(({ letter, text }) => ({ text, replies: replies(letter) })),
        terms: opened.terms,
        without: await whoDoesNotOpen(parts, opened.id),
        lang,
        aboutPath: sharing === 'about-us' || sharing === 'correction' ? ((about && readAbout(about)?.path) ?? null) : null,
        drawn: drawing.current?.proposal.drawn.length ?? 0,
        retireWeek: opened.retireWeek,
        settling: opened.source !== null ? 'public' : opened.terms?.raw === 'keep' ? 'kept' : 'open',
      }}
      typed={typed}
      faults={faults}
    />,
    faults.length > 0 ? 422 : 200,
  )
}

export const ask = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, asked, signed, ids, field, words, routes } = visit
  const written = field(questionField)
  const again = (says: string) => showTelling(visit, { typed: written, faults: [{ field: questionField, says }] })
  if (asked.trouble !== null) return again(words.say('This page was open for a long time. Please press the button once more.'))
  if (asked.ticket === 'used') return onTo(routes.deskTelling(ids.telling)) // a double click: it was asked
  const text = readTyped(written)
  if (text === null) return again(words.say('Some signs in here are not letters and cannot be kept. Please type this again.'))
  if (text === '') return again(words.say('There is nothing written here yet.'))
  if (text.length > longestTelling)
    return again(words.say('This is longer than 40,000 letters, about twenty pages. Please make it shorter, or send the rest by itself.'))
  const done = await askTeller(parts.store, signed.reader, { telling: ids.telling, text }, parts.today())
  switch (done.is) {
    case 'asked':
      return onTo(routes.deskTelling(ids.telling))
    case 'missing':
      return missing(visit)
    case 'not-wanted':
      return again(words.say('Whoever told this takes no questions.'))
    case 'no-way':
      return again(words.say('Nobody can be asked: this came back from a backup without its way to whoever told it.'))
    case 'full':
      return again(words.say('Fifty questions were asked already. Wait for their answers.'))
  }
}

/** As many bytes as the card says: the rest is padding. */
async function* unpadded(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const piece of bytes) {
    const own = piece.subarray(0, left)
    left -= own.length
    if (own.length > 0) yield own
  }
}

export const saveFile = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids } = visit
  const found = await openFile(parts.store.sealed, signed.reader, ids)
  if (!found) return missing(visit)
  const { id, size, type } = found.card
  const name = `${id}.${type === 'text/plain' ? 'txt' : (type.split('/')[1] ?? '').replace(/[^a-z0-9]/g, '')}`
  return {
    status: 200,
    head: [
      'content-type',
      'application/octet-stream',
      'content-length',
      String(size),
      'content-disposition',
      `attachment; filename="${name}"`,
    ],
    body: null,
    stream: unpadded(found.bytes, size),
  }
}
