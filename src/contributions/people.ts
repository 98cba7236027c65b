// Signs that some words are the full name of a person: how they are introduced, how they are written, and which words they are.

const capitalised = "\\p{Lu}[\\p{Ll}\\p{M}'’-]{1,30}"
/** Somebody is said to be called this, or a title stands before it. */
const introduced = [
  new RegExp(`(?<!\\p{L})(?:[Mm]y name is|name was|called) (${capitalised}(?: ${capitalised}){1,3})`, 'gu'),
  new RegExp(`(?<!\\p{L})(?:Mr|Mrs|Ms|Dr|Prof|M|Mme|Mlle)\\.? (${capitalised}(?: ${capitalised}){0,3})`, 'gu'),
  new RegExp(`(?<!\\p{L})[JjSs](?:e m|’|')[’']?appel\\p{L}{1,5} (${capitalised}(?: ${capitalised}){1,3})`, 'gu'),
  new RegExp(`(?<!\\p{L})(?:[Мм]еня зовут|[Ее]го зовут|[Её]ё зовут|по имени) (${capitalised}(?: ${capitalised}){1,3})`, 'gu'),
  new RegExp(`(?<!\\p{L})(?:г-н|г-жа|д-р) (${capitalised}(?: ${capitalised}){0,3})`, 'gu'),
  /(?<!\p{L})(?:اسمي|اسمه|اسمها|يدعى|تدعى|السيد|السيدة|الدكتور|الدكتورة) (\p{L}[\p{L}\p{M}]{1,30}(?: \p{L}[\p{L}\p{M}]{1,30})?)/gu,
]
/** Two capitals in a row, the second not the first of a sentence; most groups and places have a small or a third word, or are known. */
const twoCapitals = new RegExp(`(?<![\\p{L}\\p{M}’'-])(${capitalised}) (${capitalised})(?! ?${capitalised})(?![\\p{L}\\p{M}])`, 'gu')
/** Words that begin or end the names of places, groups and days, and not those of people. */
const noPerson =
  /^(?:the|our|we|they|he|she|it|in|on|at|when|then|after|before|and|but|if|from|new|north|south|east|west|drug|harm|users?|union|network|group|city|street|health|centre|center|house|hospital|police|party|united|nations|states|kingdom|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|world|international|national|african?|asian?|european?|american?|le|la|les|un|une|nous|ils|elles|il|elle|on|en|au|aux|dans|quand|puis|mais|et|si|notre|nos|centre|maison|ville|réseau|groupe|union|мы|они|он|она|в|на|и|но|когда|потом|после|до|наша|наш|союз|центр|дом|город|сеть|группа|новый|нижний|санкт)$/iu

/** Given names that are no other word, and those that are one too: only beside one of the first do these mean a person. */
const givenAlone =
  'أحمد محمد محمود مصطفى إبراهيم إسماعيل يوسف حسين ياسين عثمان يعقوب موسى عيسى سليمان داود إدريس بلال حمزة زكريا يحيى فاطمة عائشة مريم زينب خديجة سارة رقية حليمة آمنة ليلى سلمى سمية ياسمين'
const givenToo =
  'علي حسن عمر خالد سعيد سعد كريم جمال طارق ياسر عادل سمير نبيل وليد هشام ماجد فيصل صالح ناصر سلمان رشيد سالم عباس أنور أمين نور هدى منى هند سعاد نادية رانيا أمل أمينة دينا إيمان'
/** Its vowels, as they may stand above and below a letter: few signs, since a pattern of all marks takes a second to be made. */
const vowels = '[\\u064b-\\u065f\\u0670]{0,2}'
/** However its alif, its last letter and its vowels are written. */
const spelled = (names: string): string =>
  names
    .split(' ')
    .map((name) =>
      [...name]
        .map(
          (letter) => `${/[أإآا]/.test(letter) ? '[أإآا]' : /[ةه]/.test(letter) ? '[ةه]' : /[ىي]/.test(letter) ? '[ىي]' : letter}${vowels}`,
        )
        .join(''),
    )
    .join('|')
const given = {
  alone: new RegExp(`(?<!\\p{L})(?:${spelled(givenAlone)}|عبد ?ال\\p{L}{2,8})(?!\\p{L})`, 'u'),
  row: new RegExp(
    `(?<![\\p{L}\\p{M}])[وبلف]?((?:${spelled(`${givenAlone} ${givenToo}`)}|عبد ?ال\\p{L}{2,8})(?: (?:(?:بن|بنت|ابن|أبو) )?(?:${spelled(`${givenAlone} ${givenToo}`)}|عبد ?ال\\p{L}{2,8})){1,3})(?![\\p{L}\\p{M}])`,
    'gu',
  ),
}

/** What is no person: the answer is a name by itself (`naming`), or the words are among names that are known, folded as `foldName` does. */
export type Spared = { naming: boolean; known: Pick<ReadonlySet<string>, 'has' | 'size'> }
export const nobodySpared: Spared = { naming: false, known: new Set() }

export const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Words before and after a pair that may belong to the same name. */
const mostBeside = 6
const reach = 160

/** Whether the words from one place to another are a known name, or stand within one. */
const isKnown = (text: string, from: number, to: number, known: Spared['known']): boolean => {
  if (known.size === 0) return false
  const [before, piece, after] = [text.slice(Math.max(0, from - reach), from), text.slice(from, to), text.slice(to, to + reach)].map(
    foldName,
  )
  const [left, right] = [before?.split(' ').slice(-mostBeside) ?? [], after?.split(' ').slice(0, mostBeside) ?? []]
  return Array.from({ length: left.length + 1 }, (_, a) => a).some((a) =>
    Array.from({ length: right.length + 1 }, (_, b) => b).some((b) =>
      known.has([...left.slice(left.length - a), piece, ...right.slice(0, b)].join(' ')),
    ),
  )
}

export const namesIn = (text: string, { naming, known }: Spared): string[] => [
  ...introduced.flatMap((pattern) => [...text.matchAll(pattern)].map((found) => (found[1] as string).trim())),
  ...(naming
    ? []
    : [
        ...[...text.matchAll(twoCapitals)]
          .filter(([, first = '', last = '']) => !noPerson.test(first) && !noPerson.test(last))
          .filter(({ 0: piece, index }) => !isKnown(text, index, index + piece.length, known))
          .map(([piece]) => piece),
        ...[...text.matchAll(given.row)].map(([, piece = '']) => piece).filter((piece) => given.alone.test(piece)),
      ]),
]
