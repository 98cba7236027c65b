// Chance that repeats itself: the same seed always throws the same, on every machine.
import type { WithIds } from '../src/actions/publish-collection.ts'
import { idFrom } from '../src/history/record.ts'

/** Mulberry32: 32 bits a throw, plenty for inventing and of no use for secrets. */
export const diceFrom = (seed: number) => {
  let state = seed >>> 0
  const throwOnce = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  /** A whole number from 0 up to, not including, `n`. */
  const below = (n: number): number => Math.floor((throwOnce() / 2 ** 32) * n)
  return {
    below,
    between: (from: number, to: number): number => from + below(to - from + 1),
    /** True `percent` times in a hundred. */
    falls: (percent: number): boolean => below(100) < percent,
    shuffled: <T>(list: readonly T[]): T[] => {
      const left = [...list]
      return list.map(() => left.splice(below(left.length), 1)[0] as T)
    },
    oneOf: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    bytes: (count: number): Uint8Array => Uint8Array.from({ length: count }, () => below(256)),
  }
}
export type Dice = ReturnType<typeof diceFrom>

/** Salts and ids as the history wants them, from these dice. */
export const chanceFrom = (dice: Dice): WithIds => ({ salt: () => dice.bytes(16), id: (letter) => idFrom(letter, dice.bytes(17)) })
