// What a command is given: configuration, the project's folder, a voice, today's day and chance. Nothing reads these elsewhere.
import type { WithIds } from '../actions/publish-collection.ts'
import type { Config } from '../config.ts'

export type Surroundings = {
  config: Config
  root: string
  say: (line: string) => void
  /** ISO day, UTC. */
  today: () => string
  chance: WithIds
}
