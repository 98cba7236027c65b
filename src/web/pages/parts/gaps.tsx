// What is not known yet, drawn as empty places, each with its question; an invitation and never a fault.
import type { Child } from 'hono/jsx'
import type { Fact, Portrait } from '../../../exploring/portrait.ts'
import type { Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { After, ValueOf } from './fact.tsx'
import { ContactLink } from './safe-link.tsx'

type Props = { setting: Setting; names: Names; portrait: Portrait }

export const Invitation = ({ setting: { words, publisher, routes, sharing } }: { setting: Setting }) => (
  <p class="invitation">
    {words.say('Were you there, or do you know someone who was?')}{' '}
    {sharing
      ? words.weave('{share}: without an account, and you can take it back.', {
          share: <a href={routes.share()}>{words.say('Tell it here')}</a>,
        })
      : publisher.contact === null
        ? null
        : words.weave('{contact} reads what you write. Send nothing that could put anyone at risk.', {
            contact: <ContactLink contact={publisher.contact} />,
          })}
  </p>
)

/** Leads to a form that asks exactly this of exactly this page. `ask`: the property, or the statement that leaves it open. */
const Asked = ({ setting: { routes, sharing, path }, ask, children }: { setting: Setting; ask: string; children?: Child }) =>
  sharing ? (
    <a href={routes.sharing('correction', path.split('?', 1)[0]?.slice(1), ask)} rel="nofollow">
      {children}
    </a>
  ) : (
    <>{children}</>
  )

const ToldGap = ({ setting, names, fact }: { setting: Setting; names: Names; fact: Fact }) => (
  <li class="told-gap" id={fact.statement.id}>
    <Asked setting={setting} ask={fact.statement.id}>
      <ValueOf setting={setting} names={names} value={fact.statement.value} />
    </Asked>
    <After setting={setting} names={names} fact={fact} />
  </li>
)

export const Gaps = ({ setting, names, portrait }: Props) => {
  const { words } = setting
  if (portrait.gaps.length === 0) return null
  return (
    <section class="gaps">
      <h2>{words.say('What we don’t know yet')}</h2>
      <Invitation setting={setting} />
      <ul class="empty-places">
        {portrait.gaps.map((gap) =>
          gap.is === 'told' ? (
            <ToldGap setting={setting} names={names} fact={portrait.fact(gap.statement)} />
          ) : (
            <li>
              <Asked setting={setting} ask={gap.property}>
                {words.say(gap.question)}
              </Asked>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
