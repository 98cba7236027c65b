// The first collection, published into a fresh file and served on a free port of this machine, for tests that read it as a person would.
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { publishCollection } from '../src/actions/publish-collection.ts'
import { createApp } from '../src/app.ts'
import { loadCollection } from '../src/commands/check.ts'
import { readConfig } from '../src/config.ts'
import { readAssets } from '../src/web/assets.ts'
import { readCatalogues } from '../src/web/catalogues.ts'
import { accentStyles } from '../src/web/pages/accents.ts'
import { createSite } from '../src/web/serve.ts'
import { chance, openAt, root } from './builders.ts'
import { freshSqlitePath } from './databases.ts'

/** Serves until closed; `environment` is what an operator would set. */
export const serveCollection = async (environment: Record<string, string> = {}) => {
  const { path, drop } = freshSqlitePath()
  const store = await openAt(path)
  const { collection } = loadCollection(root)
  await publishCollection(store, collection, '2026-01-05', chance)
  const read = readConfig(environment, root)
  if (read.is === 'refused') throw new Error(read.because.join(' '))
  const assets = readAssets(join(root, 'public'), accentStyles(read.config.publisher))
  const server = createSite(
    createApp({ config: read.config, store, words: readCatalogues(join(root, 'words')), assets, log: () => undefined }),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    await store.close()
    drop()
  }
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, store, collection, close }
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
