// What a reader of sound throws when it meets something that it does not know how to clean; told to the person as a refusal.
import type { Refusal } from '../refusal.ts'

export class Unstrippable extends Error {
  readonly because: Refusal
  constructor(because: Refusal = 'cannot-be-stripped') {
    super(because)
    this.because = because
  }
}

/** The file ends before what it announced. */
export const cutOff = () => new Unstrippable('broken')
