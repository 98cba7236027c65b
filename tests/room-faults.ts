// What is said in a room's stead, for tests: the pages that a door shows where no room answers.
import { join } from 'node:path'
import { readCatalogues } from '../src/web/catalogues.ts'
import { roomFaults } from '../src/web/door/room-faults.tsx'
import { routesFor } from '../src/web/routes.ts'
import { root } from './builders.ts'

export const words = readCatalogues(join(root, 'words'))
const publisher = { name: 'Invented', logo: null, accent: null, accentDark: null, contact: null, licence: '', origin: 'http://localhost' }

export const tellWith = (styles: string) =>
  roomFaults((locale) => ({
    words: words[locale],
    routes: routesFor('', locale),
    publisher,
    path: '/',
    sharing: true,
    shareReviewed: true,
    styles,
  }))
