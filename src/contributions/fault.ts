// What may be wrong with what was typed, and how that is said: to the field, never to the person.

export type Because =
  | 'nothing-chosen'
  | 'line-too-long'
  | 'telling-too-long'
  | 'not-text'
  | 'no-such-choice'
  | 'none-and-some'
  | 'no-name'
  | 'no-such-day'
  | 'day-is-past'
  | 'ends-before-it-begins'

/** `field` is the name of the form's field that should be looked at again. */
export type Fault = { field: string; because: Because }

/** English sentences of the catalogue. */
export const faultWords: Readonly<Record<Because, { says: string }>> = {
  'nothing-chosen': { says: 'Please choose one answer.' },
  'line-too-long': { says: 'This is longer than 300 letters. Please make it shorter.' },
  'telling-too-long': {
    says: 'This is longer than 40,000 letters, about twenty pages. Please make it shorter, or send the rest by itself.',
  },
  'not-text': { says: 'Some signs in here are not letters and cannot be kept. Please type this again.' },
  'no-such-choice': { says: 'Please choose one of the answers on this page.' },
  'none-and-some': { says: 'You chose “none of this” and something else. Please choose again.' },
  'no-name': { says: 'Please write the name that may be shown.' },
  'no-such-day': { says: 'This day cannot be read. Write it as year, month, day: 2030-05-01.' },
  'day-is-past': { says: 'This day has passed. Please choose a later one.' },
  'ends-before-it-begins': { says: 'This ends before it begins. Please look at both days again.' },
}
