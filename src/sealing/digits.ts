// Digits that people keep on paper: drawn evenly, with one more at the end that names a slip of the pen, and read in any script.

export type Misread = 'empty' | 'too-short' | 'too-long' | 'not-digits' | 'slip'
type DigitsRead = { is: 'digits'; digits: string } | { is: 'misread'; because: Misread }

/** Nothing longer is looked at: digits with generous spaces fit many times. */
const longestTyped = 200

/** Damm's quasigroup of order ten: any one wrong digit and any two neighbours swapped change the last digit. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]
const check = (digits: string) => [...digits].reduce((row, digit) => Number((damm[row] as string)[Number(digit)]), 0)

/** `length` counts the last one, which is not random. Bytes of 250 and more are drawn again, so that each digit is as likely as the next. */
export const drawDigits = (length: number, chance: (bytes: number) => Uint8Array): string => {
  let digits = ''
  while (digits.length < length - 1) for (const byte of chance(32)) if (byte < 250 && digits.length < length - 1) digits += byte % 10
  return digits + check(digits)
}

/** The first of the ten digits in the scripts whose numerals phones write: each block of ten stands in order in Unicode. */
const zeros = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐', '０'].map(
  (zero) => zero.codePointAt(0) as number,
)
/** As 0 to 9 are written here; null where it is no digit. */
export const digitOf = (character: string): string | null => {
  const code = character.codePointAt(0) as number
  const zero = zeros.find((first) => code >= first && code < first + 10)
  return zero === undefined ? null : String(code - zero)
}

/** Spaces of any kind, hyphens, dots and invisible marks between digits are fine, whatever the script of the digits. */
export const readDigits = (typed: string, length: number): DigitsRead => {
  if (typed.length > longestTyped) return { is: 'misread', because: 'too-long' }
  const bare = typed.replace(/[\s\p{Pd}\p{Cf}.,·•]/gu, '')
  if (bare === '') return { is: 'misread', because: 'empty' }
  const each = [...bare].map(digitOf)
  if (each.includes(null)) return { is: 'misread', because: 'not-digits' }
  if (each.length !== length) return { is: 'misread', because: each.length < length ? 'too-short' : 'too-long' }
  const digits = each.join('')
  return check(digits) === 0 ? { is: 'digits', digits } : { is: 'misread', because: 'slip' }
}

/** Groups of four, as they are shown, read aloud and written down. */
export const inGroups = (digits: string): string[] => digits.match(/.{1,4}/g) ?? []
