// A file, with what it shows in words: the fields of every page that takes one.
import type { ShareSetting } from '../../setting.ts'
import { describedBy, Fault, type Said } from './faults.tsx'
import { type Typed, Words } from './fields.tsx'
import { DigitsAgain } from './one-question.tsx'
import type { PlainlyAsked } from './plain-question.tsx'

/** `added`: what was just added, to be taken out again. */
export const fileFields = { description: 'description', original: 'original', file: 'file', added: 'added' } as const

/** What a file chooser offers first; what a file really is, its bytes say. */
const accepted =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,audio/*,.docx,.odt,application/vnd.oasis.opendocument.text,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const Chooser = ({ setting: { words }, faults }: { setting: ShareSetting; faults: readonly Said[] }) => (
  <div class="field">
    <label for={fileFields.file}>{words.say('Choose a picture, a paper or a sound')}</label>
    <p class="hint" id="file-hint">
      {words.say('A photo, a PDF, a Word or OpenDocument text, or a sound. A picture up to 20 MB, a paper up to 25, a sound up to 200.')}
    </p>
    <Fault faults={faults} field={fileFields.file} />
    <input
      type="file"
      id={fileFields.file}
      name={fileFields.file}
      accept={accepted}
      aria-describedby={describedBy(faults, fileFields.file, 'file-hint')}
    />
  </div>
)

const Original = ({ setting: { words }, typed }: { setting: ShareSetting; typed: Typed }) => (
  <details class="original" open={typed.get(fileFields.original) === 'yes'}>
    <summary>{words.say('This may be needed as proof')}</summary>
    <p>
      {words.say(
        'A file can say in secret where and when it was made, and with which phone. We take that out. As proof of a wrong, that may be just what is needed.',
      )}
    </p>
    <div class="choice">
      <input
        type="checkbox"
        id={fileFields.original}
        name={fileFields.original}
        value="yes"
        checked={typed.get(fileFields.original) === 'yes'}
        aria-describedby="original-more"
      />
      <label for={fileFields.original}>{words.say('Keep the untouched file too, as proof')}</label>
      <p class="hint" id="original-more">
        {words.say('It is locked by itself. It is never shown on a page. The editors can open it. If in doubt, leave this empty.')}
      </p>
    </div>
  </details>
)

type Props = {
  setting: ShareSetting
  typed?: Typed
  faults?: readonly Said[]
  /** The way in went stale: the number is asked for beside what was typed, which stays. */
  askDigits?: { plain: PlainlyAsked | null } | null
}

export const FileFields = ({ setting, typed = new Map(), faults = [], askDigits = null }: Props) => {
  const { words } = setting
  return (
    <>
      <p>
        {words.say(
          'We take out what a file says in secret: the place, the time, the phone. Faces and voices stay. Please think of those you can see or hear.',
        )}
      </p>
      <Words
        name={fileFields.description}
        rows={3}
        label={words.say('What can be seen or heard in it?')}
        hint={words.say('For those who cannot see or hear it. Please no names.')}
        typed={typed}
        faults={faults}
      />
      <Original setting={setting} typed={typed} />
      <DigitsAgain
        setting={setting}
        askDigits={askDigits}
        faults={faults}
        hint={words.say('This page was open for a long time. Please choose the file once more too.')}
      />
      <Chooser setting={setting} faults={faults} />
    </>
  )
}
