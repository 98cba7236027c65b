// The first collection, published into a fresh file and served on a free port of this machine, for tests that read it as a person would.
import { publishCollection } from '../src/actions/publish-collection.ts'
import { loadCollection } from '../src/commands/check.ts'
import { chance, openAt, root } from './builders.ts'
import { freshSqlitePath } from './databases.ts'
import { appOn, listen } from './site/site.ts'

/** Serves until closed. */
export const serveCollection = async () => {
  const { path, drop } = freshSqlitePath()
  const store = await openAt(path)
  const { collection } = loadCollection(root)
  await publishCollection(store, collection, '2026-01-05', chance)
  const served = await listen(appOn(store).app)
  const close = async () => {
    await served.close()
    await store.close()
    drop()
  }
  return { origin: served.origin, store, collection, close }
}

/** One address of each type of page there is. */
export const pageTypes = [
  '/',
  '/chapters',
  '/chapters/grassroots',
  '/groups',
  '/groups/junkiebond',
  '/groups/inpud',
  '/institutions/coact',
  '/events/vancouver-conference',
  '/works/vancouver-declaration',
  '/places/georgia',
  '/people/mat-southwell',
  '/ideas',
  '/ideas/needle-and-syringe-programmes',
  '/sources',
  '/sources/brief-history',
  '/changes',
  '/changes/1',
  '/about',
  '/no-such-page',
]
