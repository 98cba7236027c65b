// Words in the language they were written in.
import type { Child } from 'hono/jsx'
import type { Setting } from '../setting.ts'
import { speaking } from './language.ts'

export const Written = ({ setting, lang, children }: { setting: Setting; lang: string | null; children?: Child }) => {
  const attributes = speaking(setting, lang)
  return attributes.lang !== undefined ? <span {...attributes}>{children}</span> : <>{children}</>
}
