// What is never sent back to whoever typed it: a number, and a word of their own. Who takes the phone must not find either in the page.

/** What tellers read their own words again with: on the page where it is chosen, and where it is asked for. `wanted`: a word was typed, and is to be typed anew. */
export const againFields = { word: 'again-word', digits: 'again-digits', wanted: 'again-wanted' } as const

const secrets: readonly string[] = ['digits', againFields.word, againFields.digits]
export const isSecret = (field: string): boolean => secrets.includes(field)
