// What the site answers to an address: one reading from the store, one page drawn from it.

import { recordJson } from '../../exchange/record-json.ts'
import type { At } from '../../exploring/readings.ts'
import { isShelf } from '../../history/record.ts'
import { readChanges, readRevision } from '../../store/open/changes.ts'
import { readAbout, readFront, readList } from '../../store/open/lists.ts'
import { findRecord, readRecord } from '../../store/open/reading.ts'
import { atRevision } from '../../store/open/statements.ts'
import type { Look } from '../../store/open/tables.ts'
import type { Address } from '../addresses.ts'
import { AboutPage } from '../pages/about-page.tsx'
import { changesFeed } from '../pages/changes-feed.tsx'
import { ChangesPage } from '../pages/changes-page.tsx'
import { ChapterPage } from '../pages/chapter-page.tsx'
import { FrontPage } from '../pages/front-page.tsx'
import { ListPage } from '../pages/list-page.tsx'
import { RecordPage } from '../pages/record-page.tsx'
import { RevisionPage } from '../pages/revision-page.tsx'
import type { Setting } from '../pages/setting.ts'

type Drawn = string | Promise<string> | { toString(): string | Promise<string> }

/** A page, with the revision it was drawn from; or why there is none. */
type Answer =
  | { is: 'page'; type: string; body: string; from: number; keep: boolean }
  | { is: 'moved'; to: string }
  | { is: 'gone' }
  | { is: 'missing' }
  | { is: 'unpublished' }

export const answer = async (look: Look, address: Address, setting: Setting): Promise<Answer> => {
  const at = await atRevision(look)
  if (!at) return { is: 'unpublished' }
  const page = async (drawn: Drawn): Promise<Answer> => ({
    is: 'page',
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>${await drawn.toString()}`,
    from: at.newest,
    keep: true,
  })
  const { path, ending, page: number } = address
  const [shelf = '', slug, ...rest] = path.split('/')
  if (rest.length > 0 || (ending === 'atom' && path !== 'changes')) return { is: 'missing' }
  if (ending === 'atom') {
    const reading = await readChanges(look, at, 1)
    return reading
      ? { is: 'page', type: 'application/atom+xml; charset=utf-8', body: changesFeed({ setting, reading }), from: at.newest, keep: true }
      : { is: 'missing' }
  }
  if (slug !== undefined && shelf !== 'changes') return record(look, { ...address, shelf, slug }, setting, at)
  if (ending !== '') return { is: 'missing' }
  if (path === '') return page(<FrontPage setting={setting} reading={await readFront(look, at)} />)
  if (path === 'about') return page(<AboutPage setting={setting} reading={await readAbout(look, at)} />)
  if (path === 'changes') {
    const reading = await readChanges(look, at, number)
    return reading ? page(<ChangesPage setting={setting} reading={reading} />) : { is: 'missing' }
  }
  if (shelf === 'changes' && slug && /^[1-9]\d{0,8}$/.test(slug)) {
    const reading = await readRevision(look, at, Number(slug), number)
    return reading ? page(<RevisionPage setting={setting} reading={reading} />) : { is: 'missing' }
  }
  if (isShelf(path) || path === 'chapters') {
    const reading = await readList(look, at, path, number)
    return reading ? page(<ListPage setting={setting} reading={reading} />) : { is: 'missing' }
  }
  return { is: 'missing' }
}

const record = async (look: Look, address: Address & { shelf: string; slug: string }, setting: Setting, newest: At): Promise<Answer> => {
  const at = address.revision === null ? newest : await atRevision(look, address.revision)
  const found = await findRecord(look, address.shelf, address.slug)
  if (!at || found.is === 'missing') return { is: 'missing' }
  if (found.is === 'gone') return { is: 'gone' }
  const { routes } = setting
  if (found.is === 'moved') return { is: 'moved', to: address.ending === 'json' ? routes.json(found.path) : routes.at(found.path) }
  const reading = await readRecord(look, found.record, at, address.page)
  if (!reading) return { is: address.page === 1 && at.number === at.newest ? 'gone' : 'missing' }
  const keep = at.number === at.newest
  if (address.ending === 'json')
    return {
      is: 'page',
      type: 'application/json; charset=utf-8',
      body: recordJson(reading, (path) => setting.publisher.origin + routes.at(path)),
      from: at.newest,
      keep,
    }
  const Page = address.shelf === 'chapters' ? ChapterPage : RecordPage
  const drawn: Drawn = <Page setting={setting} reading={reading} />
  return { is: 'page', type: 'text/html; charset=utf-8', body: `<!doctype html>${await drawn.toString()}`, from: at.newest, keep }
}
