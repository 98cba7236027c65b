// The last day that somebody chose is near or past: they are asked again, as they were told they would be.
import { askedAnew } from '../../../../contributions/ending.ts'
import type { ShareSetting } from '../../setting.ts'
import { type Carried, Form } from './form.tsx'

/** `day`: the last one, YYYY-MM-DD. */
export type Ends = { is: 'near' | 'past'; day: string }

type Props = { setting: ShareSetting; ends: Ends; hidden: boolean; carried: Carried }

/** `#ending`: where it is taken back. */
export const AskedAgain = ({ setting, ends, hidden, carried }: Props) => {
  const { words, routes } = setting
  const day = words.day(ends.day)
  return (
    <section class="asked-again">
      <h2>{words.say(askedAnew.ask)}</h2>
      <p>
        {ends.is === 'past'
          ? words.say(
              'You chose {day} as the last day. That day is past: from now on it is for the editors alone, until you decide anew.',
              { day },
            )
          : words.say('You chose {day} as the last day. After that it is for the editors alone. You can decide anew now.', { day })}
      </p>
      {askedAnew.options.map(({ key, says }) => (
        <Form setting={setting} action={routes.returnAct(key)} carried={carried}>
          <button type="submit">{words.say(says)}</button>
        </Form>
      ))}
      <Form setting={setting} action={routes.returnAct('terms')} carried={carried}>
        <button type="submit">{words.say('Choose another day')}</button>
      </Form>
      {hidden ? null : (
        <Form setting={setting} action={routes.returnAct('hide')} carried={carried}>
          <button type="submit">{words.say('Hide it now')}</button>
        </Form>
      )}
      <p>
        <a href="#ending">{words.say('Take it back for good')}</a>
      </p>
    </section>
  )
}
