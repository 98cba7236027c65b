// What a command is given: the project's folder, a voice, today's day and chance. Nothing reads these elsewhere.
import type { WithIds } from '../actions/publish-collection.ts'

export type Surroundings = {
  root: string
  say: (line: string) => void
  /** ISO day, UTC. */
  today: () => string
  chance: WithIds
}

/** “1 fault”, “2 faults”: what the command line says is English. */
export const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`
