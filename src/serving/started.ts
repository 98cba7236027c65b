// What every process of this program goes on with once its settings are read and its database is open.
import type { Surroundings } from '../commands/surroundings.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import { readAssets } from '../web/assets.ts'
import { readCatalogues } from '../web/catalogues.ts'
import { accentStyles } from '../web/pages/accents.ts'

export type Started = {
  config: Config
  surroundings: Surroundings
  store: Store
  /** The file that was started, and is started again for every other process. */
  program: string
  /** As main.ts has it, to be handed on to those. */
  environment: NodeJS.ProcessEnv
}

/** By which names of the environment another process is told what it is for, and which port was chosen. */
export const toldBy = { port: 'CHOSEN_PORT', room: 'SHARE_ROOM' } as const

/** In a process that another one started, which chose the port. */
export const atChosenPort = (started: Started): Started => ({
  ...started,
  config: { ...started.config, port: Number(started.environment[toldBy.port]) },
})

/** What pages are drawn with. */
export const drawnWith = ({ config, surroundings: { root } }: Started) => ({
  words: readCatalogues(`${root}/words`),
  assets: readAssets(`${root}/public`, accentStyles(config.publisher)),
})
