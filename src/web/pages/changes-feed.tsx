// The line of revisions as an Atom feed (RFC 4287), for readers and machines that want to hear of every change.
import type { Change, ChangesReading } from '../../exploring/readings.ts'
import { plainLabelled } from './parts/labelled.tsx'
import type { Setting } from './setting.ts'
import { sayAct } from './spoken.ts'

// XML 1.0 has no way to write control characters or halves of surrogate pairs: they are left out.
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const xml = (text: string) => text.replace(unwritable, '').replace(/[&<>"']/g, (sign) => signs[sign] as string)

const moment = (day: string) => `${day}T00:00:00Z`

const entry = ({ words, routes, publisher }: Setting, change: Change) => {
  const address = publisher.origin + routes.revision(change.number)
  const sums = [
    words.count('one statement added', '{n} statements added', change.added),
    ...(change.ended > 0 ? [words.count('one ended', '{n} ended', change.ended)] : []),
    ...(change.gone > 0 ? [words.count('one withdrawn', '{n} withdrawn', change.gone)] : []),
  ]
  return `  <entry>
    <id>${xml(address)}</id>
    <title>${xml(words.say('Revision {number}', { number: change.number }))}</title>
    <updated>${moment(change.day)}</updated>
    <link rel="alternate" type="text/html" href="${xml(address)}"/>
    <summary>${xml(`${change.note ?? sayAct(words, change.act)} (${words.list(sums)})`)}</summary>
  </entry>`
}

/** Days are all that is known of when; every one is given as its first moment in UTC. */
export const changesFeed = ({ setting, reading }: { setting: Setting; reading: ChangesReading }): string => {
  const { words, routes, publisher } = setting
  const self = publisher.origin + routes.feed()
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.locale}">
  <id>${xml(self)}</id>
  <title>${xml(plainLabelled(words, words.say('Common Thread'), words.say('Everything that changed')))}</title>
  <updated>${moment(reading.changes[0]?.day ?? reading.at.day)}</updated>
  <author><name>${xml(publisher.name)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
  <link rel="alternate" type="text/html" href="${xml(publisher.origin + routes.changes())}"/>
  <rights>${xml(publisher.licence)}</rights>
${reading.changes.map((change) => entry(setting, change)).join('\n')}
</feed>
`
}
