// A file as it is kept: the picture itself, what was taken out of it, and how to take it out again.
import type { ShareSetting } from '../setting.ts'
import { type Carried, Form, Links } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { Kicker, type Progress } from './parts/kicker.tsx'

export type ShownFile = {
  is: 'picture' | 'sound' | 'document' | 'words'
  /** A small copy of the picture as it is kept, as a `data:` address; null where there is none to show. */
  preview: string | null
  description: string
  /** Whether the untouched file is kept beside it. */
  original: 'kept' | 'not-wanted' | 'no-room'
}

type Props = {
  setting: ShareSetting
  /** Among the questions; null where it was added to what was sent. */
  place: Progress | null
  file: ShownFile
  next: string
  another: string
  /** Takes out just this, without the number. */
  remove: { action: string; carried: Carried }
}

export const FileKeptPage = ({ setting, place, file, next, another, remove }: Props) => {
  const { words } = setting
  return (
    <Frame setting={setting}>
      {place === null ? null : <Kicker words={words} {...place} />}
      <h1>{file.is === 'picture' ? words.say('This is the picture as it is kept') : words.say('Your file is kept')}</h1>
      {file.preview === null ? null : (
        <p class="preview">
          <img src={file.preview} alt={file.description || words.say('The picture that you chose')} />
        </p>
      )}
      {file.is === 'words' ? (
        <p>{words.say('We read the words in it and kept those alone. The file itself is gone.')}</p>
      ) : (
        <p>{words.say('What it said in secret of the place, the time and the phone is no longer in it.')}</p>
      )}
      {file.original === 'kept' ? <p>{words.say('The untouched file is kept too, locked by itself, as proof.')}</p> : null}
      {file.original === 'no-room' ? <p>{words.say('There was no room for the untouched file too, so that one is not kept.')}</p> : null}
      {file.description === '' ? (
        <p>{words.say('You did not say what can be seen or heard in it. If you like, take it out and add it again with a few words.')}</p>
      ) : (
        <p class="told-back">
          <q dir="auto">{file.description}</q>
        </p>
      )}
      <Links next={{ to: next, says: words.say('Continue') }} back={{ to: another, says: words.say('Add another') }} />
      <Form setting={setting} action={remove.action} carried={remove.carried}>
        <button type="submit" class="quiet">
          {words.say('Take it out again')}
        </button>
      </Form>
    </Frame>
  )
}
