// The languages the interface speaks, and which way each is written.
export const locales = ['en', 'fr', 'ru', 'ar'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text)

/** Written direction of any language tag a text may carry. */
export const directionOf = (lang: string): 'rtl' | 'ltr' =>
  ['ar', 'fa', 'he', 'ur', 'ps', 'dv', 'ku-arab', 'ug', 'yi'].some((tag) => lang === tag || lang.startsWith(`${tag}-`)) ? 'rtl' : 'ltr'

const ownNames = new Map<string, string>()
/** What a language calls itself. */
export const ownName = (tag: string): string => {
  const name = ownNames.get(tag) ?? new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag
  ownNames.set(tag, name)
  return name
}
