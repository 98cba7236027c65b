// What everything that takes something back is given: the ledger, today, and to whom what is withheld is sealed.
import type { Keeping } from '../actions/settle-ledger.ts'
import { trustedList } from '../actions/sharing-open.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import type { Store } from '../store/store.ts'
import type { Surroundings } from './surroundings.ts'

/** No recipients where no list that was signed here is in force: then nothing can be withheld, and everything be withdrawn. */
export const keepingOf = async (
  { ledger, today, chance, dataFolder }: Pick<Surroundings, 'ledger' | 'today' | 'chance' | 'dataFolder'>,
  store: Store,
): Promise<Keeping> => {
  const found = await trustedList(store.sealed, readTrusted(dataFolder))
  const recipients = found.is === 'list' ? found.list.recipients.map(({ recipient }) => recipient) : []
  return { ledger, recipients, today: today(), chance }
}
