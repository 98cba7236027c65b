// What this history is, how sure it is of what it says, how to read its dates, and who answers for it.
import type { AboutReading } from '../../exploring/readings.ts'
import { kinds, shelves } from '../../history/record.ts'
import { type Locale, locales } from './locales.ts'
import { Document } from './parts/document.tsx'
import { RecordLink } from './parts/record-link.tsx'
import { ContactLink } from './parts/safe-link.tsx'
import type { Setting } from './setting.ts'
import { countKind } from './spoken.ts'

type Props = { setting: Setting; reading: AboutReading }

const HowSure = ({ setting: { words } }: { setting: Setting }) => (
  <section>
    <h2>{words.say('How sure it is')}</h2>
    <p>
      {words.say(
        'Every statement carries a small number. It leads to what the statement rests on: a source, the place in it, and where possible its very words.',
      )}
    </p>
    <p>
      {words.say(
        'Where two tellings cannot both be true, both stand, side by side. An editor may prefer one, and then says why; many stay open.',
      )}
    </p>
    <p>
      {words.say(
        'What was concluded and not said is marked as inferred. A relation that its source leaves vague stays vague. What is said of groups in general is never said of one of them.',
      )}
    </p>
    <p>
      {words.say(
        'What is not known is drawn as an empty place with its question. “Not known”, “does not apply” and “chose not to say” are three different answers.',
      )}
    </p>
  </section>
)

const Dates = ({ setting: { words } }: { setting: Setting }) => (
  <section>
    <h2>{words.say('How to read its dates')}</h2>
    <p>
      {words.say(
        'A date stands in the words it was told in. Point at it, focus it or tap it to see how the words were read. Nothing is more precise than what was said.',
      )}
    </p>
    <p>
      {words.say(
        'In the drawings a band is solid where something was certainly there, soft where it began or ended, and a broken line where nothing is known. Only a day that was told is ever drawn as a point.',
      )}
    </p>
  </section>
)

const Languages = ({ setting: { words } }: { setting: Setting }) => {
  const others = locales.filter((locale): locale is Exclude<Locale, 'en'> => locale !== 'en')
  return (
    <section>
      <h2>{words.say('Its languages')}</h2>
      <p>
        {words.say('Texts stay in the language they were written in, and say which. The words around them are in {languages}.', {
          languages: words.list(locales.map((locale) => words.language(locale))),
        })}
      </p>
      <p>
        {words.say('No speaker has read the words in {languages} yet. If a sentence is wrong, the mistake is ours.', {
          languages: words.list(others.map((locale) => words.language(locale))),
        })}
      </p>
    </section>
  )
}

const Sources = ({ setting, reading: { sources } }: Props) =>
  sources.length === 0 ? null : (
    <section>
      <h2>{setting.words.say('What it rests on so far')}</h2>
      <ul class="factlist">
        {sources.map((source) => (
          <li>
            <RecordLink setting={setting} names={new Map([[source.id, source]])} id={source.id} />
          </li>
        ))}
      </ul>
    </section>
  )

const WhoAnswers = ({ setting: { words, routes, publisher, sharing } }: { setting: Setting }) => (
  <section>
    <h2>{words.say('Who answers for it')}</h2>
    <p>{words.weave('It is published by {publisher}.', { publisher: <bdi>{publisher.name}</bdi> })}</p>
    {sharing ? (
      <p>
        {words.weave('Whoever is told of here can correct it, answer it, or ask for a page to be hidden: {here}.', {
          here: <a href={routes.share()}>{words.say('without giving a name')}</a>,
        })}
      </p>
    ) : null}
    {publisher.contact === null ? null : (
      <p>
        {words.weave('Whoever is told of here can correct it, answer it, or ask for a page to be withheld: {contact}.', {
          contact: <ContactLink contact={publisher.contact} />,
        })}
      </p>
    )}
    <p>
      <bdi>{publisher.licence}</bdi>
    </p>
    <p>{words.say('It asks nothing of anyone else: no page fetches anything from another site, keeps a cookie, or runs a script.')}</p>
    <p>{words.say('Set in Literata by TypeTogether, under the SIL Open Font Licence.')}</p>
  </section>
)

export const AboutPage = ({ setting, reading }: Props) => {
  const { words, routes } = setting
  return (
    <Document
      setting={setting}
      title={words.say('About this history')}
      description={words.say('What this history is, how sure it is, and who answers for it.')}
      at={reading.at}
    >
      <header class="opening">
        <h1>{words.say('About this history')}</h1>
        <p class="lede">
          {words.say(
            'Common Thread tells how people who use drugs have organised, in the words of those who made that history, as far as they have been written down.',
          )}
        </p>
      </header>
      <section>
        <h2>{words.say('What this history is')}</h2>
        <p>
          {words.say(
            'It is made of statements. Each says one thing about one record: a group, an event, a work, a place, a person, an idea. Pages are drawn from the statements, and nothing stands on a page that is not one.',
          )}
        </p>
        <ul class="counted">
          {kinds
            .filter((kind) => (reading.counts[kind] ?? 0) > 0)
            .map((kind) => (
              <li>
                <a href={routes.at(shelves[kind])}>{countKind(words, kind, reading.counts[kind] ?? 0)}</a>
              </li>
            ))}
          <li>{words.count('one statement', '{n} statements', reading.statementCount)}</li>
        </ul>
        <p>
          {words.say(
            'Bodies of the United Nations, governments, courts and services are institutions, and are never counted among the groups.',
          )}
        </p>
      </section>
      <HowSure setting={setting} />
      <Dates setting={setting} />
      <Languages setting={setting} />
      <Sources setting={setting} reading={reading} />
      <WhoAnswers setting={setting} />
    </Document>
  )
}
