// A QR code (ISO/IEC 18004) drawn from its squares: one path, dark on light in every scheme, because phones read no other.

const quiet = 4

/** A run of dark squares in a row is one stroke of the path. */
const pathOf = (matrix: readonly (readonly boolean[])[]): string =>
  matrix
    .flatMap((row, y) => {
      const runs: string[] = []
      for (let x = 0; x < row.length; x++) {
        if (!row[x]) continue
        const begun = x
        while (row[x + 1]) x++
        runs.push(`M${begun + quiet} ${y + quiet}h${x - begun + 1}v1h-${x - begun + 1}z`)
      }
      return runs
    })
    .join('')

export const Square = ({ matrix, title }: { matrix: readonly (readonly boolean[])[]; title: string }) => {
  const side = matrix.length + 2 * quiet
  return (
    <svg class="square" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={title} shape-rendering="crispEdges">
      <rect class="square-light" width={side} height={side} />
      <path class="square-dark" d={pathOf(matrix)} />
    </svg>
  )
}
