// How French speaks of dates.

import type { Vocabulary } from '../lexicon.ts'

export const french: Vocabulary = {
  months: [
    'janvier, janv, jan',
    'février, févr, fév',
    'mars',
    'avril, avr',
    'mai',
    'juin',
    'juillet, juil',
    'août',
    'septembre, sept, sep',
    'octobre, oct',
    'novembre, nov',
    'décembre, déc',
  ],
  seasons: ['printemps', 'été', 'automne', 'hiver'],
  decades: {
    10: 'années dix',
    20: 'années vingt',
    1930: 'années trente',
    1940: 'années quarante',
    1950: 'années cinquante',
    1960: 'années soixante',
    1970: 'années soixante-dix, années septante',
    1980: 'années quatre-vingt, années quatre-vingts, années huitante',
    1990: 'années quatre-vingt-dix, années nonante',
  },
  ordinals: {
    18: 'dix-huitième, xviii, xviiie, xviiième',
    19: 'dix-neuvième, xix, xixe, xixème',
    20: 'vingtième, xx, xxe, xxème',
    21: 'vingt et unième, vingt-et-unième, xxi, xxie, xxième',
  },
  roles: {
    about:
      'vers, environ, autour de, autour du, autour des, aux alentours de, aux alentours du, aux alentours des, ' +
      'aux environs de, aux environs du, à peu près, approximativement, circa, ca, c, env',
    perhaps: 'peut-être, probablement, sans doute, possiblement',
    early: 'début, débuts, tout début, commencement, première moitié',
    mid: 'milieu, mi',
    late: 'fin, fins, seconde moitié, deuxième moitié',
    before: 'avant',
    after: 'après',
    from: 'depuis, à partir de, à partir du, à partir des, à compter de, à compter du',
    until: "jusque, jusqu'en, jusqu'à, jusqu'au, jusqu'aux",
    by: "d'ici, d'ici à, au plus tard, au plus tard en, au plus tard le, pas après",
    'not-before': 'au plus tôt, au plus tôt en, au plus tôt le, pas avant',
    between: 'entre',
    and: 'et',
    or: 'ou, ou bien',
    'at-or-to': 'à, au, aux',
    'decade-mark': 's',
    'decade-lead': 'années',
    'century-word': 'siècle',
    'last-century': 'siècle dernier, siècle passé',
    suffix: 'er, ère, e, ème, ième',
    filler:
      "le, la, les, l, en, dans, de, du, des, d, an, année, l'année, au cours de, au cours des, au cours du, courant, dès, dès le, " +
      'aussi tôt que, déjà en, dans les, mois de, un jour de, quelque part, fondé, fondée, créé, créée, fermé, fermée',
    event: 'pendant, durant, lors',
    length: 'ans, mois, semaines, jours, décennies',
    now: "maintenant, aujourd'hui, ce jour, nos jours, présent, le présent, l'heure actuelle, actuellement",
    relative:
      'récent, récents, récente, récentes, récemment, plus récemment, dernier, dernière, derniers, dernières, passé, passée, ' +
      'passées, prochain, prochaine, ces, ce, cette, actuel, actuelle, encore, toujours, continue, il y a, bientôt, quand, ' +
      'lorsque, tandis que, même',
    undated: 's.d., sans date, non daté, non datée, inconnu, inconnue, date inconnue, non connu, non connue, indéterminé, indéterminée',
  },
}
