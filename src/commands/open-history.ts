// Publishes the first collection where nothing stands yet; what later releases bring is only announced.
import { offerCollection, publishCollection } from '../actions/publish-collection.ts'
import { isoDay } from '../dates/days.ts'
import type { Store } from '../store/store.ts'
import { loadCollection } from './check.ts'
import { counted, type Surroundings } from './surroundings.ts'

export const openHistory = async ({ root, say, chance, today }: Surroundings, store: Store) => {
  const { collection, faults } = loadCollection(root)
  if (faults.length) {
    say(`The collection's files have ${counted(faults.length, 'fault')}; nothing of them is published. «npm start -- check» names them.`)
    return
  }
  if ((await store.newest(true)) === 0) {
    const { revision, offer } = await publishCollection(store, collection, isoDay(today()), chance)
    say(
      `The first collection is published as revision ${revision?.number}: ${offer.counts.added} statements about ${collection.records.length} records.`,
    )
    return
  }
  const { differences, listed, faults: taken } = await offerCollection(store, collection, chance)
  const changes = differences.length + listed.length + taken.length
  if (changes)
    say(
      `The collection's files differ in ${counted(changes, 'thing')} from what stands here. «npm start -- offer» shows them, «npm start -- publish» publishes them.`,
    )
}
