// What many noisy measurements come to: medians, and ratios of what was measured side by side.

/** The middle one; of an even number, between the two in the middle. NaN of nothing. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

/** `part` from 0 to 1; between two measurements, in proportion. */
export const quantile = (numbers: readonly number[], part: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const place = part * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place % 1)
}

/** Each measurement over the one made beside it; what disturbed both alike is gone from their median. */
export const medianRatio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.slice(0, theirs.length).map((one, n) => one / (theirs[n] as number)))
