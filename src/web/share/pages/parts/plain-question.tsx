// A plain question that people answer without thinking, or a code from an organiser, while machines send more than people write.
import type { ShareSetting } from '../../setting.ts'
import type { Said } from './faults.tsx'
import { Line } from './fields.tsx'
import { Hidden } from './form.tsx'

/** `question` in the reader's language; `token` says which it was. */
export type PlainlyAsked = { question: string; token: string }

export const plainFields = { token: 'plain-token', answer: 'plain-answer', code: 'vouch' } as const

type Props = { setting: ShareSetting; plain: PlainlyAsked | null; faults: readonly Said[] }

export const PlainQuestion = ({ setting: { words }, plain, faults }: Props) =>
  plain === null ? null : (
    <section class="plain-question">
      <Hidden carried={{ [plainFields.token]: plain.token }} />
      <Line
        name={plainFields.answer}
        label={plain.question}
        hint={words.say(
          'A lot is coming in just now, and not all of it from people. So we ask one small thing. Write the answer as a number.',
        )}
        typed={new Map()}
        faults={faults}
      />
      <details>
        <summary>{words.say('I have a code from someone I trust')}</summary>
        <Line name={plainFields.code} label={words.say('The code')} typed={new Map()} faults={faults} />
      </details>
    </section>
  )
