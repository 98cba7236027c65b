// One row a figure, and the two ways of printing them: a table for a person, one JSON object a line for a machine.

export type Row = {
  name: string
  /** Null where it could not be measured here; then `detail` says why. */
  value: number | null
  unit: string
  bar: string | null
  /** Null where there is no bar, or nothing was measured. */
  holds: boolean | null
  detail?: string
}

type Bar = { atMost: number } | { atLeast: number }

const sayBar = (bar: Bar) => ('atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`)
const isWithin = (value: number, bar: Bar) => ('atMost' in bar ? value <= bar.atMost : value >= bar.atLeast)

export const figure = (name: string, value: number, unit: string, { bar, detail }: { bar?: Bar; detail?: string } = {}): Row => ({
  name,
  value: Number(value.toPrecision(4)),
  unit,
  bar: bar ? sayBar(bar) : null,
  holds: bar ? isWithin(value, bar) : null,
  ...(detail ? { detail } : {}),
})

export const notMeasured = (name: string, because: string, bar?: Bar): Row => ({
  name,
  value: null,
  unit: '',
  bar: bar ? sayBar(bar) : null,
  holds: null,
  detail: `not measured: ${because}`,
})

const verdict = ({ holds, bar, value }: Row) => (holds === true ? 'holds' : holds === false ? 'FALLS' : bar && value === null ? 'open' : '')

export const asLine = (row: Row): string => {
  const value = row.value === null ? '–' : `${row.value}`
  const cells = [
    row.name.padEnd(70),
    value.padStart(8),
    row.unit.padEnd(7),
    (row.bar ?? '').padEnd(7),
    verdict(row).padEnd(5),
    row.detail ?? '',
  ]
  return cells.join(' ').trimEnd()
}

export const asJson = (row: Row): string => JSON.stringify(row)
