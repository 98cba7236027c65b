// Shows what the collection's files would change here, and publishes it as a new revision.
import { offerCollection, publishCollection } from '../actions/publish-collection.ts'
import { isoDay } from '../dates/days.ts'
import type { Offer } from '../exchange/collection-offer.ts'
import type { Store } from '../store/store.ts'
import { check, loadCollection } from './check.ts'
import type { Surroundings } from './surroundings.ts'

const signs = { added: '+', changed: '~', ended: '-' }
const own = (key: string) => key.slice(key.indexOf('/') + 1)

const tell = (say: Surroundings['say'], { differences, counts, listed, faults }: Offer) => {
  for (const { path, line, because } of faults) say(`collection/${path}:${line}: ${because}`)
  for (const { is, key, path, line } of differences)
    say(`${signs[is]} ${path ? `collection/${path}:${line}: ${own(key)}` : `${own(key)} (of ${key.split('/')[0]})`}`)
  for (const { path, line, key } of listed)
    say(
      `? collection/${path}:${line}: ${own(key)} was changed or ended here; the files now say something else. It is only offered: an editor decides.`,
    )
  say(`${counts.added} statements new (+), ${counts.changed} changed (~), ${counts.ended} no longer in the files (-).`)
}

export const offer = async (surroundings: Surroundings, store: Store): Promise<boolean> => {
  const { root, say, chance } = surroundings
  const { collection, faults } = loadCollection(root)
  if (faults.length) return check(surroundings)
  const made = await offerCollection(store, collection, chance)
  tell(say, made)
  return made.faults.length === 0
}

export const publish = async (surroundings: Surroundings, store: Store): Promise<boolean> => {
  const { root, say, chance, today } = surroundings
  const { collection, faults } = loadCollection(root)
  if (faults.length) return check(surroundings)
  const { revision, offer: made } = await publishCollection(store, collection, isoDay(today()), chance)
  tell(say, made)
  if (made.faults.length) say('Nothing is published until these addresses are others.')
  else say(revision ? `Published as revision ${revision.number}.` : 'Nothing to publish: this history says all that the files say.')
  return made.faults.length === 0
}
