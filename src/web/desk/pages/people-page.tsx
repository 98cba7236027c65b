// Who is at the desk: what each may do, who is named by the signed list and who waits, and what can be done about it.
import type { EditorRow } from '../../../store/sealed/editors.ts'
import type { PersonAct } from '../../routes.ts'
import { Trouble } from '../../share/pages/parts/faults.tsx'
import { Choices } from '../../share/pages/parts/fields.tsx'
import { Form, Ways } from '../../share/pages/parts/form.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import type { Standing } from '../standing.ts'
import { DeskFrame } from './desk-frame.tsx'
import { HowToSign, KeyText, roleMeans, roles, roleWords, standingWords } from './standing-words.tsx'

export const peopleFields = { role: 'role', person: 'person' } as const

type Person = Pick<EditorRow, 'id' | 'name' | 'role' | 'recipient'> & {
  standing: Standing
  cameIn: boolean
  isYou: boolean
  mayApprove: boolean
}
type Props = {
  setting: ShareSetting
  name: string
  people: readonly Person[]
  /** How many the list names who are here no more. */
  gone: number
  /** Whoever looks can give what they hold. */
  grants: boolean
  invitations: number
  trouble: string | null
  done: string | null
}

type Act = { setting: ShareSetting; person: Person; act: PersonAct; says: string; means: string }

const Act = ({ setting, person, act, says, means }: Act) => (
  <Form setting={setting} action={setting.routes.deskPerson(person.id, act)}>
    <p>{means}</p>
    <p>
      <button type="submit" class="back">
        {says}
      </button>
    </p>
  </Form>
)

const Acts = ({ setting, person, grants }: { setting: ShareSetting; person: Person; grants: boolean }) => {
  const { words } = setting
  const act = (name: PersonAct, says: string, means: string) => (
    <Act setting={setting} person={person} act={name} says={says} means={means} />
  )
  return (
    <details>
      <summary>{words.say('What can be done')}</summary>
      {grants && person.standing === 'reads' && !person.isYou
        ? act(
            'grants',
            words.say('Let them open all that I open'),
            words.say('What was sent before the list named them stays closed to them, until somebody who opens it lets them.'),
          )
        : null}
      {person.isYou || !person.cameIn
        ? null
        : act(
            'codes',
            words.say('Make a code for a new phone'),
            words.say('For whoever lost their phone and knows their passphrase. Be sure that it is they who ask.'),
          )}
      {person.isYou
        ? null
        : act(
            'again',
            words.say('Make a code to join anew'),
            words.say(
              'For whoever lost their passphrase. They get a new key, and what the old one opened is closed to them until somebody lets them.',
            ),
          )}
      {act(
        'remove',
        person.isYou ? words.say('Leave the desk') : words.say('Remove'),
        words.say(
          'At once nothing opens for them here any more, and they are signed out. Then the list has to be signed without them. What they read before is read.',
        ),
      )}
    </details>
  )
}

export const PeoplePage = ({ setting, name, people, gone, grants, invitations, trouble, done }: Props) => {
  const { words, routes } = setting
  const waiting = people.filter(({ standing }) => standing === 'list')
  return (
    <DeskFrame setting={setting} name={name} title={trouble === null ? 'page' : 'look-again'}>
      <Trouble trouble={trouble} />
      {done === null ? null : <p role="status">{done}</p>}
      <h1>{words.say('Who is here')}</h1>
      {waiting.length > 0 || gone > 0 ? (
        <section class="to-sign">
          <h2>{words.say('The list is to be signed')}</h2>
          {waiting.length > 0 ? (
            <p>{words.count('One editor waits to be named.', '{n} editors wait to be named.', waiting.length)}</p>
          ) : null}
          {gone > 0 ? (
            <p>
              {words.count(
                'The list still names one key that is here no more. Until it is signed anew, what is sent is sealed to that key too.',
                'The list still names {n} keys that are here no more. Until it is signed anew, what is sent is sealed to those keys too.',
                gone,
              )}
            </p>
          ) : null}
          <HowToSign setting={setting} />
        </section>
      ) : null}
      <ul class="waiting people">
        {people.map((person) => (
          <li>
            <p class="one">
              <bdi>{person.name}</bdi>
              {person.isYou ? <> ({words.say('you')})</> : null}
            </p>
            <p>
              <strong>{roleWords(words, person.role)}.</strong> {standingWords(words, person.standing)}{' '}
              {person.cameIn ? null : words.say('Never signed in yet.')}
            </p>
            <KeyText recipient={person.recipient} />
            {person.mayApprove ? (
              <Act
                setting={setting}
                person={person}
                act="approve"
                says={words.say('Approve')}
                means={words.say('Somebody else invited them. Approve if you know who this is, and agree.')}
              />
            ) : null}
            <Acts setting={setting} person={person} grants={grants} />
          </li>
        ))}
      </ul>
      <section>
        <h2>{words.say('Invite somebody')}</h2>
        <p>{words.say('Where another editor reads here too, they have to approve whoever comes.')}</p>
        <Form setting={setting} action={routes.deskAct('invite')}>
          <Choices
            name={peopleFields.role}
            label={words.say('What will they do here?')}
            options={roles.map((role) => ({ key: role, says: roleWords(words, role), hint: roleMeans(words, role) }))}
            typed={new Map()}
            faults={[]}
          />
          <Ways setting={setting} next={words.say('Make a code')} />
        </Form>
        {invitations === 0 ? null : (
          <Form setting={setting} action={routes.deskAct('uninvite')}>
            <p>{words.count('One code was not used yet.', '{n} codes were not used yet.', invitations)}</p>
            <p>
              <button type="submit" class="back">
                {words.say('Make them all void')}
              </button>
            </p>
          </Form>
        )}
      </section>
      <p class="onward">
        <a class="back" href={routes.desk()}>
          {words.say('Back to the desk')}
        </a>
      </p>
    </DeskFrame>
  )
}
