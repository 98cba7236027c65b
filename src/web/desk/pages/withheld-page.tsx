// What is hidden from every page, and what may be next: one step each way.
import type { Away } from '../../../actions/withhold.ts'
import { type Said, Summary } from '../../share/pages/parts/faults.tsx'
import { Line } from '../../share/pages/parts/fields.tsx'
import { Form, Ways } from '../../share/pages/parts/form.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import { DeskFrame } from './desk-frame.tsx'

export const withheldFields = { page: 'page', item: 'item' } as const

type Props = { setting: ShareSetting; name: string; away: readonly Away[]; typed: string; faults: readonly Said[] }

export const WithheldPage = ({ setting, name, away, typed, faults }: Props) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} />
      <h1>{words.say('Hidden pages')}</h1>
      <Form setting={setting} action={routes.deskAct('withhold')}>
        <Line
          name={withheldFields.page}
          label={words.say('Hide a page')}
          hint={words.say(
            'Its address, as the browser shows it. It goes at once from every page, feed and file, with each sentence that names it, and comes back as it was. Copies that others made stay where they are.',
          )}
          typed={new Map([[withheldFields.page, typed]])}
          faults={faults}
        />
        <Ways setting={setting} next={words.say('Hide it now')} back={routes.desk()} />
      </Form>
      {away.length === 0 ? (
        <p>{words.say('Nothing is hidden.')}</p>
      ) : (
        <ul class="waiting">
          {away.map(({ id, name: called, lang, statements }) => (
            <li>
              {called === null ? (
                <span class="one">{words.say('Something whose name your key does not open')}</span>
              ) : (
                <bdi class="one" lang={lang ?? undefined}>
                  {called}
                </bdi>
              )}
              {statements === 0 ? null : <p class="aside">{words.count('One statement', '{n} statements', statements)}</p>}
              <Form setting={setting} action={routes.deskAct('return')} carried={{ [withheldFields.item]: id }}>
                <p>
                  <button type="submit" class="quiet">
                    {words.say('Bring it back')}
                  </button>
                </p>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </DeskFrame>
  )
}
