// The dates told of a record, in their own words: one line beside its name in lists, and the same as plain text.
import type { Statement } from '../../../history/statement.ts'
import { propertyNamed } from '../../../history/vocabulary.ts'
import type { Setting } from '../setting.ts'
import { Labelled, plainLabelled } from './labelled.tsx'
import { Told } from './told.tsx'

const whenOf = ({ value, when }: Statement) => (value.kind === 'when' ? value.when : when)
/** Null where the date says by itself what it is of. */
const labelOf = ({ words }: Setting, { property, value }: Statement) =>
  value.kind === 'when' && property !== 'happened' ? words.say(propertyNamed(property)?.label ?? property) : null

export const Whens = ({ setting, whens }: { setting: Setting; whens: readonly Statement[] }) => {
  if (whens.length === 0) return <span class="no-date">{setting.words.say('no date known')}</span>
  return (
    <>
      {whens.map((statement, n) => {
        const [when, label] = [whenOf(statement), labelOf(setting, statement)]
        return when === null ? null : (
          <>
            {n > 0 ? ' · ' : null}
            {label === null ? (
              <Told setting={setting} when={when} />
            ) : (
              <Labelled words={setting.words} label={label}>
                <Told setting={setting} when={when} />
              </Labelled>
            )}
          </>
        )
      })}
    </>
  )
}

export const plainWhens = (setting: Setting, whens: readonly Statement[]): string =>
  whens.length === 0
    ? setting.words.say('no date known')
    : whens
        .map((statement) => {
          const [label, told] = [labelOf(setting, statement), whenOf(statement)?.told ?? '']
          return label === null ? told : plainLabelled(setting.words, label, told)
        })
        .join(' · ')
