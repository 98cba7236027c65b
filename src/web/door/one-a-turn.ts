// One request a turn of the event loop: between two that come to the door, whoever waits for a public page is answered.

/** Resolves when it is one's turn, in the order in which it was asked. */
export const oneATurn = (): (() => Promise<void>) => {
  const waiting: (() => void)[] = []
  const next = () => {
    waiting.shift()?.()
    if (waiting.length > 0) setImmediate(next)
  }
  return () =>
    new Promise((go) => {
      if (waiting.push(go) === 1) setImmediate(next)
    })
}
