// The files of what was sent, by number, kind and size alone, since a found number reads nothing; each can be taken out.
import type { SeenFile } from '../../../../actions/open-draft.ts'
import type { ShareSetting } from '../../setting.ts'
import { type Carried, Form } from './form.tsx'
import { kindWords } from './told.tsx'

export const sentFileField = 'file'

type Props = { setting: ShareSetting; files: readonly SeenFile[]; carried: Carried }

export const SentFiles = ({ setting, files, carried }: Props) => {
  const { words, routes } = setting
  if (files.length === 0) return null
  return (
    <section>
      <h2>{words.say('Your files')}</h2>
      <p>{words.say('What they show is not said here. A file that you take out is destroyed, with what you wrote about it.')}</p>
      <Form setting={setting} action={routes.returnAct('take-out')} carried={carried}>
        <ul class="added">
          {files.map(({ n, id, outline }) => {
            const name = words.say('File {n}', { n })
            return (
              <li>
                <p>
                  {name}
                  {outline === null ? null : (
                    <span class="aside">
                      {` · ${kindWords(words, outline.kind)} · `}
                      <bdi>{words.size(outline.size)}</bdi>
                      {outline.original ? ` · ${words.say('untouched, as proof')}` : ''}
                    </span>
                  )}
                </p>
                <details>
                  <summary>
                    {words.say('Take this file out')}
                    <span class="unseen"> {name}</span>
                  </summary>
                  <p>{words.say('You need not say why. It cannot be undone. A copy that someone made before stays.')}</p>
                  <button type="submit" class="final" name={sentFileField} value={id}>
                    {words.say('Take it out now')}
                    <span class="unseen"> {name}</span>
                  </button>
                </details>
              </li>
            )
          })}
        </ul>
      </Form>
    </section>
  )
}
