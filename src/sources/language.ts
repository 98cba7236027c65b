// A language as lists of literature name it: by a tag, or by its English name.

/** Languages whose English names are looked for: those that people most often write in. */
const tags =
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms my ne nl no pl ps pt ro ru sk sl sq sr sv sw th tr uk ur uz vi zh'
const english = new Intl.DisplayNames('en', { type: 'language' })
const byName = new Map(tags.split(' ').map((tag) => [english.of(tag)?.toLowerCase(), tag]))
/** As BibTeX's own language packages call them. */
const otherNames: Readonly<Record<string, string>> = {
  american: 'en-US',
  british: 'en-GB',
  ngerman: 'de',
  francais: 'fr',
  brazilian: 'pt-BR',
  farsi: 'fa',
  burmese: 'my',
  norsk: 'no',
}
const known = new Set(tags.split(' '))

/** Null where it is none that is known here. */
export const languageOf = (named: string): string | null => {
  const name = named.trim().toLowerCase().replaceAll('_', '-')
  const found = byName.get(name) ?? (Object.hasOwn(otherNames, name) ? otherNames[name] : undefined)
  if (found) return found
  try {
    // Also the three letters that libraries write: “fra” is “fr”.
    const [tag = ''] = Intl.getCanonicalLocales(name)
    return known.has(tag.split('-')[0] ?? '') ? tag : null
  } catch {
    return null
  }
}
