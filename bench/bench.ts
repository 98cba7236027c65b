// All parts of the bench, one after the other; each row is printed as soon as it is known.
import { besideNginx } from './beside-nginx.ts'
import { cold } from './cold.ts'
import { firstView, memory } from './first-collection.ts'
import { flooding } from './flood.ts'
import { freshness } from './freshness.ts'
import { dropHistories } from './histories.ts'
import { publishing } from './publishing.ts'
import { asJson, asLine, type Row } from './rows.ts'
import { tellings } from './tellings.ts'
import { uploading } from './uploads.ts'
import { warm } from './warm.ts'

const parts: Record<string, () => Promise<Row[]>> = {
  warm,
  nginx: besideNginx,
  freshness,
  cold,
  publish: publishing,
  memory,
  'first-view': firstView,
  tellings,
  uploads: uploading,
  flood: flooding,
}

const words = process.argv.slice(2)
const json = words.includes('--json')
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : undefined

const run = async (): Promise<number> => {
  if (only !== undefined && !parts[only]) {
    console.error(`There is no part “${only}”; there are ${Object.keys(parts).join(', ')}.`)
    return 2
  }
  const begun = performance.now()
  let fallen = 0
  for (const part of only === undefined ? Object.keys(parts) : [only])
    for (const row of await (parts[part] as () => Promise<Row[]>)()) {
      console.log(json ? asJson(row) : asLine(row))
      if (row.holds === false) fallen++
    }
  if (!json)
    console.log(
      `\n${fallen === 0 ? 'No bar falls' : fallen === 1 ? 'One bar falls' : `${fallen} bars fall`}; ${Math.round((performance.now() - begun) / 1000)} seconds.`,
    )
  return fallen ? 1 : 0
}

try {
  process.exitCode = await run()
} finally {
  await dropHistories()
}
