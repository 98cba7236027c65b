// One request to the desk, with what all of them need: its language, its form, and who is signed in.
import type { Locale } from '../pages/locales.ts'
import type { Words } from '../pages/words.ts'
import type { Routes } from '../routes.ts'
import type { ShareAsked } from '../share/asked.ts'
import type { ShareSetting } from '../share/setting.ts'
import type { DeskParts } from './parts.ts'
import type { SignedIn } from './session.ts'
import type { Ids } from './ways.ts'

export type DeskVisit = {
  parts: DeskParts
  asked: ShareAsked
  locale: Locale
  words: Words
  routes: Routes
  setting: ShareSetting
  signed: SignedIn | null
  ids: Ids
  /** A field of the form; '' where it was not sent. */
  field: (name: string) => string
}

/** Where somebody must be signed in to come. */
export type SignedVisit = DeskVisit & { signed: SignedIn }

/** Of a long list, from 1. */
export const pageAsked = ({ asked }: Pick<DeskVisit, 'asked'>): number => Number(/[?&]page=([1-9]\d{0,5})(?:&|$)/.exec(asked.url)?.[1] ?? 1)
