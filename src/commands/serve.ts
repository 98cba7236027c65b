// Opens the history, publishes the first collection if nothing stands yet, and serves it until told to stop.
import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { createApp } from '../app.ts'
import { offerCollection, publishCollection } from '../actions/publish-collection.ts'
import type { Store } from '../store/store.ts'
import { readAssets } from '../web/assets.ts'
import { readCatalogues } from '../web/catalogues.ts'
import { accentStyles } from '../web/pages/accents.ts'
import { createSite } from '../web/serve.ts'
import { loadCollection } from './check.ts'
import type { Surroundings } from './surroundings.ts'

export const serve = ({ config, root, say }: Surroundings, store: Store): Server => {
  const assets = readAssets(`${root}/public`, accentStyles(config.publisher))
  return createSite(createApp({ config, store, words: readCatalogues(`${root}/words`), assets, log: say }))
}

/** Publishes the first collection where nothing stands yet; later releases are only announced. */
export const openHistory = async ({ root, say, chance, today }: Surroundings, store: Store) => {
  const { collection, faults } = loadCollection(root)
  if (faults.length) {
    say(`The collection's files have ${faults.length} faults; nothing of them is published. «npm start -- check» names them.`)
    return
  }
  if ((await store.newest(true)) === 0) {
    const { revision, offer } = await publishCollection(store, collection, today(), chance)
    say(`The first collection is published as revision ${revision?.number}: ${offer.counts.added} statements about ${collection.records.length} records.`)
    return
  }
  const { counts, listed } = await offerCollection(store, collection, chance)
  const changes = counts.added + counts.changed + counts.ended
  if (changes + listed.length) say(`The collection's files say ${changes + listed.length} things that this history does not. «npm start -- offer» shows them, «npm start -- publish» publishes them.`)
}

/** The port asked for; where none was, the next free one. Null if there is none, after saying so. */
export const choosePort = async ({ config, say }: Surroundings): Promise<number | null> => {
  if (await isFree(config.port, config.host)) return config.port
  for (let port = config.port + 1; port < Math.min(config.port + 50, 65536); port++) {
    if (!(await isFree(port, config.host))) continue
    say(`Port ${config.port} is taken. ${config.portGiven ? `The next free one is ${port}: PORT=${port} npm start` : `Using ${port} instead; PORT=… chooses another.`}`)
    return config.portGiven ? null : port
  }
  say(`Port ${config.port} is taken, and so are those after it. Choose one with PORT=… npm start`)
  return null
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
