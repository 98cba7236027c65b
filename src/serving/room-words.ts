// What those who share see where the room itself cannot answer.
import { type Config, originOf } from '../config.ts'
import { roomFaults, type Tell } from '../web/door/room-faults.tsx'
import { routesFor } from '../web/routes.ts'
import type { drawnWith } from './started.ts'

export const tellIn = (config: Config, { words, assets }: ReturnType<typeof drawnWith>): Tell =>
  roomFaults((locale) => ({
    words: words[locale],
    routes: routesFor('', locale),
    publisher: { ...config.publisher, origin: originOf(config) },
    path: '/',
    sharing: true,
    shareReviewed: config.wordsReviewed[locale] !== undefined,
    styles: assets.styles,
  }))
