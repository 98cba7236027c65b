// Fields, each with its label, its hint above it and what should be looked at again.
import type { Child } from 'hono/jsx'
import { describedBy, Fault, type Said } from './faults.tsx'

/** What was typed so far, by field; empty on a fresh page. */
export type Typed = ReadonlyMap<string, string>

type Blank = { name: string; label: Child; hint?: string | undefined; faults: readonly Said[] }
type Filled = Blank & { typed: Typed }
type Big = { /** The label is the question of the page. */ heading?: boolean }

const Hint = ({ name, hint }: { name: string; hint: string | undefined }) =>
  hint === undefined ? null : (
    <p class="hint" id={`${name}-hint`}>
      {hint}
    </p>
  )

/** What binds an input to its label, its hint and its fault. */
export const marks = ({ name, hint, faults }: Blank) => ({
  id: name,
  name,
  'aria-describedby': describedBy(faults, name, hint !== undefined && `${name}-hint`),
  'aria-invalid': faults.some(({ field }) => field === name) ? ('true' as const) : undefined,
})

/** The frame of one field; the input stands within it. */
export const Field = ({ name, label, hint, faults, heading = false, children }: Blank & Big & { children?: Child }) => {
  const own = <label for={name}>{label}</label>
  return (
    <div class="field">
      {heading ? <h1>{own}</h1> : own}
      <Hint name={name} hint={hint} />
      <Fault faults={faults} field={name} />
      {children}
    </div>
  )
}

/**
 * Text areas, for a line too: a browser gives them back after a dropped line, and keeps nothing of them to offer again, as it does
 * of a line's own field.
 */
export const Words = ({ rows = 10, ...field }: Filled & Big & { rows?: number }) => (
  <Field {...field}>
    <textarea {...marks(field)} rows={rows} dir="auto">
      {'\n' + (field.typed.get(field.name) ?? '')}
    </textarea>
  </Field>
)

export const Line = (field: Filled & Big) => <Words rows={2} {...field} />

/** Picked where the phone can, and typed as YYYY-MM-DD where it cannot. */
export const DayField = (field: Filled) => (
  <Field {...field}>
    <input {...marks(field)} type="date" dir="ltr" autocomplete="off" value={field.typed.get(field.name) ?? ''} />
  </Field>
)

type Pick = { key: string; says: Child; hint?: string | undefined }

type Group = Filled &
  Big & {
    options: readonly Pick[]
    many?: { fieldOf: (key: string) => string } | undefined
    ids?: (key: string) => string
    children?: Child
  }

/** One of several, or several of several; each option is a whole line to press on. */
export const Choices = ({ heading = false, options, many, ids, children, ...field }: Group) => {
  const { name, hint, typed, faults } = field
  const own = (key: string) => (many ? many.fieldOf(key) : name)
  const first = options[0] ? own(options[0].key) : name
  const wrong = faults.find((fault) => fault.field === name || (many && options.some(({ key }) => own(key) === fault.field)))
  return (
    <fieldset class="field" aria-describedby={describedBy(faults, wrong?.field ?? name, hint !== undefined && `${name}-hint`)}>
      <legend>{heading ? <h1>{field.label}</h1> : field.label}</legend>
      <Hint name={name} hint={hint} />
      {wrong ? <Fault faults={faults} field={wrong.field} /> : null}
      {options.map(({ key, says, hint: more }, n) => {
        const id = ids ? ids(key) : many ? own(key) : n === 0 ? first : `${name}-is-${key}`
        return (
          <div class="choice">
            <input
              type={many ? 'checkbox' : 'radio'}
              id={id}
              name={own(key)}
              value={many ? 'yes' : key}
              checked={typed.get(own(key)) === (many ? 'yes' : key)}
              aria-describedby={more === undefined ? undefined : `${id}-more`}
            />
            <label for={id}>{says}</label>
            {more === undefined ? null : (
              <p class="hint" id={`${id}-more`}>
                {more}
              </p>
            )}
          </div>
        )
      })}
      {children}
    </fieldset>
  )
}

/** A word that only its owner should know: no keyboard corrects it, no browser offers it to the next, and no page sends it back. */
export const OwnWord = (field: Blank) => (
  <Field {...field}>
    <input {...marks(field)} type="text" dir="auto" autocomplete="off" autocapitalize="none" spellcheck={false} />
  </Field>
)

/** The digits of a receipt: left to right in every language, typed on a phone's number pad, and sent back by no page. */
export const Digits = (field: Blank & Big) => (
  <Field {...field}>
    <input {...marks(field)} class="digits" type="text" inputmode="numeric" dir="ltr" autocomplete="off" spellcheck={false} />
  </Field>
)
