// What stands where a page cannot be shown: one calm sentence that says what is so, and where to go from here.
import { Document } from './parts/document.tsx'
import { ContactLink } from './parts/safe-link.tsx'
import type { Setting } from './setting.ts'
import type { Words } from './words.ts'

const titleFor = (words: Words, status: number): string => {
  if (status === 404) return words.say('There is no such page here')
  if (status === 410) return words.say('This page was withdrawn')
  if (status === 405) return words.say('Here one can only read')
  if (status === 503) return words.say('This history is not there just now')
  return status >= 500 ? words.say('Something went wrong here') : words.say('This could not be understood')
}

const sentenceFor = (words: Words, status: number): string => {
  switch (status) {
    case 404:
      return words.say('The address may be mistyped, or what it led to was never told.')
    case 405:
      return words.say('Nothing was sent and nothing was changed: this address only shows a page.')
    case 410:
      return words.say('Somebody took it back, as everyone here may. What it said is no longer kept on these pages.')
    case 413:
      return words.say('What was sent is larger than this address takes; nothing of it was kept.')
    case 414:
      return words.say('The address is longer than any address here; nothing was looked up.')
    case 431:
      return words.say(
        'Your browser sent more about itself than this site reads; nothing of it was kept. Clearing the cookies of this site helps.',
      )
    case 503:
      return words.say('It will be back soon. Everything that was published is safe.')
    default:
      return status >= 500
        ? words.say('The mistake is ours. Everything that was published is safe; trying again in a while may help.')
        : words.say('The address is written in a way that cannot be read; nothing was looked up and nothing was changed.')
  }
}

export const FaultPage = ({ setting, status }: { setting: Setting; status: number }) => {
  const { words, routes, publisher } = setting
  const title = titleFor(words, status)
  return (
    <Document setting={setting} title={title} description={title} at={null} unlisted>
      <header class="opening fault">
        <p class="kicker">{words.number(status)}</p>
        <h1>{title}</h1>
        <p class="lede">{sentenceFor(words, status)}</p>
      </header>
      <p>
        <a href={routes.front()}>{words.say('To the front page')}</a> · <a href={routes.at('groups')}>{words.say('All groups')}</a>
      </p>
      {publisher.contact === null ? null : (
        <p class="aside">
          {words.weave('If it should be here, please tell {contact}.', { contact: <ContactLink contact={publisher.contact} /> })}
        </p>
      )}
    </Document>
  )
}
