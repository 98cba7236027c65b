// Publishes what the collection's files say and this history does not yet, without touching what editors changed here.
import type { Collection } from '../exchange/collection.ts'
import { type Offer, offerOf } from '../exchange/collection-offer.ts'
import { isEmpty } from '../history/changeset.ts'
import type { IdLetter } from '../history/record.ts'
import { readApplied, writeApplied } from '../store/open/applied.ts'
import type { Chance } from '../store/open/writing.ts'
import type { Store } from '../store/store.ts'
import { publish } from './publish.ts'

export type WithIds = Chance & { id: (letter: IdLetter) => string }

/** The difference, as a changeset nobody has published yet. */
export const offerCollection = async (store: Store, collection: Collection, chance: WithIds): Promise<Offer> =>
  offerOf(collection, await readApplied(store.look, collection.name), chance.id)

export const publishCollection = async (store: Store, collection: Collection, day: string, chance: WithIds) => {
  let offer: Offer | undefined
  const heading = { day, act: 'collection' as const, note: null }
  const revision = await publish(store, heading, chance, async (tx) => {
    offer = offerOf(collection, await readApplied(tx, collection.name), chance.id)
    if (offer.faults.length || isEmpty(offer.change)) return null
    await writeApplied(tx, collection.name, offer.apply, offer.forget)
    return offer.change
  })
  return { revision, offer: offer as Offer }
}
