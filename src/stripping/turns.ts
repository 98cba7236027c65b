// A number of places: who finds too few free waits, and nobody overtakes who came before.

export const turnsFor = (places: number) => {
  let free = places
  const waiting: { takes: number; go: () => void }[] = []
  const next = () => {
    for (let first = waiting[0]; first && first.takes <= free; first = waiting[0]) {
      waiting.shift()
      free -= first.takes
      first.go()
    }
  }
  return async <Outcome>(act: () => Promise<Outcome>, takes = 1): Promise<Outcome> => {
    await new Promise<void>((go) => {
      waiting.push({ takes, go })
      next()
    })
    try {
      return await act()
    } finally {
      free += takes
      next()
    }
  }
}
