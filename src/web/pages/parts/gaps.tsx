// What is not known yet, drawn as empty places, each with its question; an invitation and never a fault.

import type { Portrait } from '../../../exploring/portrait.ts'
import type { Names } from '../../../exploring/readings.ts'
import type { Setting } from '../setting.ts'
import { FactOf } from './fact.tsx'
import { ContactLink } from './safe-link.tsx'

type Props = { setting: Setting; names: Names; portrait: Portrait }

export const Invitation = ({ setting: { words, publisher } }: { setting: Setting }) => (
  <p class="invitation">
    {publisher.contact === null
      ? words.say('Were you there, or do you know someone who was? A way to tell it here, safely, is being made.')
      : words.weave(
          'Were you there, or do you know someone who was? A way to tell it here, safely, is being made; until then, {contact} reads what you write. Send nothing that could put anyone at risk.',
          {
            contact: <ContactLink contact={publisher.contact} />,
          },
        )}
  </p>
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
            <li class="told-gap" id={gap.statement.id}>
              <FactOf setting={setting} names={names} fact={portrait.fact(gap.statement)} turned={false} />
            </li>
          ) : (
            <li>{words.say(gap.question)}</li>
          ),
        )}
      </ul>
    </section>
  )
}
