// What is drawn from one telling: the statements as readers would meet them, the people inside, the exact words, and what still stands in the way.
import type { Addition } from '../../../contributions/telling.ts'
import { warningWords } from '../../../contributions/warnings.ts'
import type { RecordId } from '../../../history/record.ts'
import { propertyNamed } from '../../../history/vocabulary.ts'
import { type Block, blockWords } from '../../../review/gate.ts'
import type { Found } from '../../../review/inside.ts'
import { type Proposal, resolutions, resolutionWords } from '../../../review/proposal.ts'
import type { Words as Spoken } from '../../pages/words.ts'
import { type Said, Summary } from '../../share/pages/parts/faults.tsx'
import { Choices, Line, type Typed } from '../../share/pages/parts/fields.tsx'
import { Form, Hidden, Ways } from '../../share/pages/parts/form.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import { type Beside, sayValue } from '../wording.ts'
import { StandsBeside } from './beside.tsx'
import { DeskFrame } from './desk-frame.tsx'

/** `of`: the mark of what was on the page. `drop`: the place of a statement that is taken out. */
export const proposalFields = { of: 'of', name: 'name', drop: 'drop', mark: 'mark', revision: 'revision' } as const
/** A form has so many fields and no more: once these are decided about, the next ones stand here. */
const mostInside = 40
export const insideField = (n: number) => `inside-${n}`

type Shown = { same: boolean; reply: Addition | null }
type Drawn = {
  proposal: Proposal
  mark: string
  call: (id: RecordId) => string
  /** What stands already, for each statement in its order. */
  beside: readonly Beside[]
  /** What its teller would read, or read, in their language. */
  text: string
  lang: string
  inside: readonly Found[]
  blocks: readonly Block[]
  /** The words that were shown to its teller last; `same`: they are those of now. */
  shown: Shown | null
  readByYou: boolean
}
type Props = {
  setting: ShareSetting
  name: string
  telling: string
  /** Revisions in which something of it stands. */
  published: readonly number[]
  drawn: Drawn | null
  typed: Typed
  faults: readonly Said[]
}
type Part = { setting: ShareSetting; telling: string; drawn: Drawn }

const Statements = ({ setting, telling, drawn: { proposal, mark, call, beside } }: Part) => {
  const { words, routes } = setting
  return (
    <Form setting={setting} action={routes.deskProposal(telling, 'change')} carried={{ [proposalFields.of]: mark }}>
      <ul class="drawn">
        {proposal.drawn.map(({ subject, property, value, when, quoted, passage }, n) => (
          <li>
            <p>
              <bdi>{call(subject)}</bdi> · {words.say(propertyNamed(property)?.label ?? property)}:{' '}
              <bdi lang={passage.lang}>{sayValue(words, value, call)}</bdi>
              {when ? <span class="aside"> ({when.told})</span> : null}
            </p>
            <blockquote class="passage" lang={passage.lang} dir="auto">
              {passage.text}
            </blockquote>
            {beside[n] ? <StandsBeside words={words} beside={beside[n]} /> : null}
            <p class="aside">{quoted ? words.say('These words are shown beside it.') : words.say('These words are shown to nobody.')}</p>
            <p>
              <button type="submit" class="quiet" name={proposalFields.drop} value={String(n)}>
                {words.say('Take this statement out')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </Form>
  )
}

const Name = ({ setting, telling, drawn: { mark }, typed, faults }: Part & Pick<Props, 'typed' | 'faults'>) => {
  const { words, routes } = setting
  return (
    <Form setting={setting} action={routes.deskProposal(telling, 'change')} carried={{ [proposalFields.of]: mark }}>
      <Line
        name={proposalFields.name}
        label={words.say('What it is called as a source')}
        hint={words.say(
          'Everyone can read it, beside each statement. Use the name they chose to be shown; it stands with what they decided. If they chose none: “Told by a group, 2026”.',
        )}
        typed={typed}
        faults={faults}
      />
      <Ways setting={setting} next={words.say('Keep this name')} />
    </Form>
  )
}

const why = (words: Spoken, is: Found['is']): string => {
  switch (is) {
    case 'handle':
      return words.say('This looks like a name somebody goes by online.')
    case 'exact-day':
      return words.say('This is an exact day. People are found by the day on which something happened to them.')
    case 'marked':
      return words.say('An editor marked this.')
    default:
      return words.say(warningWords[is].says)
  }
}

/** What an editor decided, also where the words stand still. */
const decided = ({ inside }: Proposal, of: string) => inside.find(({ piece }) => piece === of)?.is ?? ''

const Inside = ({ setting, telling, drawn: { mark, inside, proposal } }: Part) => {
  const { words, routes } = setting
  return (
    <section aria-labelledby="inside">
      <h2 id="inside">{words.say('The people inside')}</h2>
      <p>
        {words.say(
          'Whoever is named, or could be known by what is told, did not choose to be here. Numbers, addresses, full names and exact days are found for you, but never all of them. Write below what else you see.',
        )}
      </p>
      <p>
        {words.say(
          'Then decide about each. Where the words may not stand, take the statement out above and draw it anew without them. It is settled once they are gone.',
        )}
      </p>
      <Form setting={setting} action={routes.deskProposal(telling, 'change')} carried={{ [proposalFields.of]: mark }}>
        {inside.slice(0, mostInside).map(({ piece, is, resolved }, n) => (
          <>
            <Hidden carried={{ [`${insideField(n)}-is`]: piece }} />
            <Choices
              name={insideField(n)}
              label={
                <>
                  <q dir="auto">{piece}</q> <span class="aside">{why(words, is)}</span>
                </>
              }
              options={resolutions.map((one) => ({ key: one, says: words.say(resolutionWords[one].says) }))}
              typed={new Map([[insideField(n), resolved ?? decided(proposal, piece)]])}
              faults={[]}
            />
          </>
        ))}
        <Line
          name={proposalFields.mark}
          label={words.say('Something else in it that could lead to a person')}
          hint={words.say('Its very words. It blocks publishing until they are gone.')}
          typed={new Map()}
          faults={[]}
        />
        <Ways setting={setting} next={words.say('Keep what is decided')} />
      </Form>
    </section>
  )
}

const reply = (words: Spoken, { same, reply: said }: Shown): string => {
  if (!same) return words.say('They were shown other words, before the last change.')
  if (!said) return words.say('These words are shown to whoever told it. There is no answer yet, and silence is no.')
  switch (said.said) {
    case 'agreed':
      return words.say('Whoever told it said yes to these words.')
    case 'refused':
      return words.say('Whoever told it said no to these words.')
    default:
      return words.say('Whoever told it wants it said differently.')
  }
}

const Exact = ({ setting, telling, drawn: { mark, text, lang, shown } }: Part) => {
  const { words, routes } = setting
  return (
    <section aria-labelledby="exact">
      <h2 id="exact">{words.say('The exact words')}</h2>
      <blockquote class="passage told-words" lang={lang} dir="auto">
        {text}
      </blockquote>
      {shown ? <p>{reply(words, shown)}</p> : null}
      {shown?.reply?.text ? (
        <p class="told-words" dir="auto">
          {shown.reply.text}
        </p>
      ) : null}
      {shown?.same ? null : (
        <Form setting={setting} action={routes.deskProposal(telling, 'words')} carried={{ [proposalFields.of]: mark }}>
          <Ways setting={setting} next={words.say('Show these words to whoever told it')} />
        </Form>
      )}
    </section>
  )
}

const Publishing = ({ setting, telling, drawn: { mark, blocks, readByYou } }: Part) => {
  const { words, routes } = setting
  const carried = { [proposalFields.of]: mark }
  return (
    <section aria-labelledby="publishing">
      <h2 id="publishing">{words.say('Publishing')}</h2>
      {blocks.length === 0 ? (
        <>
          <p>{words.say('Nothing stands in the way. Everyone sees it at once; it can be taken back.')}</p>
          <Form setting={setting} action={routes.deskProposal(telling, 'publish')} carried={carried}>
            <Ways setting={setting} next={words.say('Publish this')} />
          </Form>
        </>
      ) : (
        <>
          <p>{words.say('This still stands in the way:')}</p>
          <ul class="blocks">
            {blocks.map((block) => (
              <li>{words.say(blockWords[block].says)}</li>
            ))}
          </ul>
        </>
      )}
      {readByYou ? <p class="aside">{words.say('You read these words through.')}</p> : null}
      {blocks.includes('no-second-reading') ? (
        <Form setting={setting} action={routes.deskProposal(telling, 'read')} carried={carried}>
          <Ways setting={setting} next={words.say('I have read all of it, and it can be shown')} />
        </Form>
      ) : null}
    </section>
  )
}

const Standing = ({ setting, telling, published }: Pick<Props, 'setting' | 'telling' | 'published'>) => {
  const { words, routes } = setting
  return published.length === 0 ? null : (
    <section aria-labelledby="standing">
      <h2 id="standing">{words.say('What is published of it')}</h2>
      {published.map((revision) => (
        <Form setting={setting} action={routes.deskProposal(telling, 'undo')} carried={{ [proposalFields.revision]: String(revision) }}>
          <p>
            <a href={routes.revision(revision)}>{words.say('Revision {n}', { n: revision })}</a>{' '}
            <button type="submit" class="quiet">
              {words.say('Take this back')}
            </button>
          </p>
        </Form>
      ))}
      <p class="aside">
        {words.say(
          'What is taken back stands here again, to be changed. It is no longer on the pages; that it once stood there is not hidden.',
        )}
      </p>
    </section>
  )
}

export const ProposalPage = ({ setting, name, telling, published, drawn, typed, faults }: Props) => {
  const { words, routes } = setting
  const any = drawn !== null && drawn.proposal.drawn.length > 0
  return (
    <DeskFrame setting={setting} name={name} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} />
      <h1 id="drawn">{words.say('What is drawn from it')}</h1>
      {any ? (
        <Statements setting={setting} telling={telling} drawn={drawn} />
      ) : (
        <p>
          {published.length > 0
            ? words.say('All that was drawn from it is published.')
            : words.say('Nothing is drawn from it yet. On the page of what was told, sentences can be chosen for that.')}
        </p>
      )}
      {any ? (
        <>
          <Name setting={setting} telling={telling} drawn={drawn} typed={typed} faults={faults} />
          <Inside setting={setting} telling={telling} drawn={drawn} />
          <Exact setting={setting} telling={telling} drawn={drawn} />
          <Publishing setting={setting} telling={telling} drawn={drawn} />
        </>
      ) : null}
      <Standing setting={setting} telling={telling} published={published} />
      <p class="onward">
        <a class="back" href={routes.deskTelling(telling)}>
          {words.say('Back to what was told')}
        </a>
      </p>
    </DeskFrame>
  )
}
