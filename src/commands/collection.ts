// Shows what the collection's files would change here, and publishes it as a new revision.
import { offerCollection, publishCollection } from '../actions/publish-collection.ts'
import type { Offer } from '../exchange/collection-offer.ts'
import type { Store } from '../store/store.ts'
import { check, loadCollection } from './check.ts'
import type { Surroundings } from './surroundings.ts'

const tell = (say: Surroundings['say'], { counts, listed }: Offer) => {
  say(`${counts.added} statements new, ${counts.changed} changed, ${counts.ended} no longer in the files.`)
  for (const { path, line, key } of listed)
    say(
      `collection/${path}:${line}: ${key.slice(key.indexOf('/') + 1)} was changed or ended here; the files now say something else. It is only offered: an editor decides.`,
    )
}

export const offer = async (surroundings: Surroundings, store: Store): Promise<boolean> => {
  const { root, say, chance } = surroundings
  const { collection, faults } = loadCollection(root)
  if (faults.length) return check(surroundings)
  tell(say, await offerCollection(store, collection, chance))
  return true
}

export const publish = async (surroundings: Surroundings, store: Store): Promise<boolean> => {
  const { root, say, chance, today } = surroundings
  const { collection, faults } = loadCollection(root)
  if (faults.length) return check(surroundings)
  const { revision, offer: made } = await publishCollection(store, collection, today(), chance)
  tell(say, made)
  say(revision ? `Published as revision ${revision.number}.` : 'Nothing to publish: this history says all that the files say.')
  return true
}
