// A date in the words it was told in; pointing at it, focusing it or tapping it says how the words were read.
import { sayReading } from '../../../dates/saying.ts'
import type { When } from '../../../history/statement.ts'
import type { Setting } from '../setting.ts'
import { speaking } from './language.ts'

const reading = ({ words }: Setting, { edtf, told }: When): string | null => {
  if (edtf === null) return words.say('These words give no year, and none was made up.')
  const read = sayReading(edtf, words.locale)
  return read.toLowerCase() === told.toLowerCase() ? null : words.say('Read as: {reading}', { reading: read })
}

export const Told = ({ setting, when }: { setting: Setting; when: When }) => {
  const read = reading(setting, when)
  const told = <span {...speaking(setting, when.lang)}>{when.told}</span>
  if (read === null) return told
  return (
    <span class="told" tabindex={0}>
      {told}
      <span class="reading">
        <span class="bracket"> (</span>
        {read}
        <span class="bracket">)</span>
      </span>
    </span>
  )
}
