// What a command is given: the project's folder, a voice, today's day and chance. Nothing reads these elsewhere.
import type { WithIds } from '../actions/publish-collection.ts'

export type Surroundings = {
  root: string
  say: (line: string) => void
  /** ISO day, UTC. */
  today: () => string
  chance: WithIds
}
