// The dates told of a record, in their own words: one line beside its name in lists, and the same as plain text.
import type { Statement } from '../../../history/statement.ts'
import { propertyNamed } from '../../../history/vocabulary.ts'
import type { Setting } from '../setting.ts'
import { Told } from './told.tsx'

const whenOf = ({ value, when }: Statement) => (value.kind === 'when' ? value.when : when)
const labelOf = ({ words }: Setting, { property, value }: Statement) =>
  value.kind === 'when' && property !== 'happened' ? `${words.say(propertyNamed(property)?.label ?? property)} ` : ''

export const Whens = ({ setting, whens }: { setting: Setting; whens: readonly Statement[] }) => {
  if (whens.length === 0) return <span class="no-date">{setting.words.say('no date known')}</span>
  return (
    <>
      {whens.map((statement, n) => {
        const when = whenOf(statement)
        return when === null ? null : (
          <>
            {n > 0 ? ' · ' : null}
            {labelOf(setting, statement)}
            <Told setting={setting} when={when} />
          </>
        )
      })}
    </>
  )
}

export const plainWhens = (setting: Setting, whens: readonly Statement[]): string =>
  whens.length === 0
    ? setting.words.say('no date known')
    : whens.map((statement) => `${labelOf(setting, statement)}${whenOf(statement)?.told ?? ''}`).join(' · ')
