// On which line a place in a text stands.

/** Asked in any order; lines count from 1. */
export const lineIn = (text: string): ((at: number) => number) => {
  const begins = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) begins.push(at + 1)
  return (place) => {
    let [low, high] = [0, begins.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((begins[middle] as number) <= place) low = middle + 1
      else high = middle
    }
    return low
  }
}
