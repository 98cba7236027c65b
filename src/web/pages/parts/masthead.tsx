// What stands at the head of every page: whose history this is, and the ways into it.
import { kinds, shelves } from '../../../history/record.ts'
import type { Setting } from '../setting.ts'
import { kindNames } from '../spoken.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'

const Ways = ({ setting: { words, routes, path, sharing } }: { setting: Setting }) => {
  const own = path.split('?')[0]
  const here = (there: string) => (own === `/${there}` ? 'page' : undefined)
  return (
    <nav class="ways-in" aria-label={words.say('The history')}>
      <ul>
        <li>
          <a href={routes.at('chapters')} aria-current={here('chapters')}>
            {words.say('Chapters')}
          </a>
        </li>
        {kinds.map((kind) => (
          <li>
            <a href={routes.at(shelves[kind])} aria-current={here(shelves[kind])}>
              {words.say(kindNames[kind].many)}
            </a>
          </li>
        ))}
        {sharing ? (
          <li class="share">
            <a href={routes.share()}>{words.say('Share')}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

export const Masthead = ({ setting }: { setting: Setting }) => {
  const { words, routes, publisher } = setting
  return (
    <header class="masthead">
      <a class="home" href={routes.front()}>
        {publisher.logo === null ? <Mark /> : <img class="logo" src={routes.asset(publisher.logo)} alt="" height="28" />}
        <span>{words.say('Common Thread')}</span>
      </a>
      <Ways setting={setting} />
      <LanguageSwitch setting={setting} />
    </header>
  )
}

export const Colophon = ({ setting }: { setting: Setting }) => {
  const { words, routes, publisher, shareReviewed } = setting
  return (
    <footer class="colophon">
      <p>
        {words.weave('A living history, published by {publisher}.', { publisher: <bdi>{publisher.name}</bdi> })}{' '}
        <bdi>{publisher.licence}</bdi>
      </p>
      <ul>
        <li>
          <a href={routes.about()}>{words.say('About this history')}</a>
        </li>
        <li>
          <a href={routes.changes()}>{words.say('Everything that changed')}</a>
        </li>
        <li>
          <a href={routes.feed()}>{words.say('Feed of changes')}</a>
        </li>
      </ul>
      {words.reviewed ? null : (
        <p class="unreviewed">
          {shareReviewed
            ? words.say(
                'A speaker of this language has read the pages where people share, but not yet the others. If a sentence is wrong, the mistake is ours.',
              )
            : words.say('No speaker of this language has read the interface yet. If a sentence is wrong, the mistake is ours.')}
        </p>
      )}
    </footer>
  )
}
