// One question to the database answers everyone who was waiting when it was asked, and nobody who came later.

export const sharedLook = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | null = null
  let next: Promise<T> | null = null
  const begin = (): Promise<T> => {
    const answer = ask().finally(() => {
      asked = null
    })
    asked = answer
    return answer
  }
  return () => {
    if (!asked) return begin()
    next ??= asked
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        next = null
        return begin()
      })
    return next
  }
}

/**
 * One look a turn of the event loop: whoever is answered in this turn asked before the look was made.
 * `forget` is for a change made by this very process, within the turn.
 */
export const oncePerTurn = <T>(ask: () => T) => {
  let known: { answer: T } | null = null
  const forget = () => {
    known = null
  }
  return {
    look: (anew = false): T => {
      if (!known || anew) {
        known = { answer: ask() }
        setImmediate(forget)
      }
      return known.answer
    },
    forget,
  }
}
