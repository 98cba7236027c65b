// A form of the share pages: its ticket, a field that people leave empty, and the same buttons in the same place.
import type { Child } from 'hono/jsx'
import { doorFields } from '../../asked.ts'
import type { ShareSetting } from '../../setting.ts'

/** What a form carries along unseen. */
export type Carried = Readonly<Record<string, string>>

export const Hidden = ({ carried }: { carried: Carried }) => (
  <>
    {Object.entries(carried).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

type Props = {
  setting: ShareSetting
  action: string
  /** Where on the next page one wants to be. */
  at?: string | undefined
  carried?: Carried
  class?: string
  children?: Child
}

/** As parts and not as one line of escapes: a long text in Arabic would be three times as long, and too long. */
export const Form = ({ setting, action, at, carried = {}, class: named, children }: Props) => (
  <form
    method="post"
    action={at === undefined ? action : `${action}#${at}`}
    enctype="multipart/form-data"
    accept-charset="utf-8"
    novalidate
    class={named}
  >
    <Hidden carried={{ [doorFields.ticket]: setting.ticketFor(action), ...carried }} />
    {children}
  </form>
)

/** For those who fill in every field there is, and are no people. */
export const Empty = ({ setting: { words } }: { setting: ShareSetting }) => (
  <p class="leave-empty">
    <label>
      {words.say('Leave this empty')}
      <input type="text" name={doorFields.empty} tabindex={-1} autocomplete="off" />
    </label>
  </p>
)

type Ways = {
  setting: ShareSetting
  /** What the button says, if it is not Continue. */
  next?: string | undefined
  /** Where Back leads; a form whose page cannot be asked for by address goes back by a button. */
  back?: string | { act: string } | null
}

/** Continue first, so that the Enter key means it too. */
export const Ways = ({ setting: { words }, next, back = null }: Ways) => (
  <p class="onward">
    <button type="submit" class="go">
      {next ?? words.say('Continue')}
    </button>
    {back === null ? null : typeof back === 'string' ? (
      <a class="back" href={back}>
        {words.say('Go back')}
      </a>
    ) : (
      <button type="submit" class="back" name="act" value={back.act}>
        {words.say('Go back')}
      </button>
    )}
  </p>
)

/** The same two places where nothing is sent: two links. */
export const Links = ({ next, back }: { next: { to: string; says: string }; back?: { to: string; says: string } }) => (
  <p class="onward">
    <a class="go" href={next.to}>
      {next.says}
    </a>
    {back ? (
      <a class="back" href={back.to}>
        {back.says}
      </a>
    ) : null}
  </p>
)
