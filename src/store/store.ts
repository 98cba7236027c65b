// The store: what may look cannot write, and what writes does so only inside one transaction.
import type { Engine } from './engines/engine.ts'
import { sqlite } from './engines/sqlite.ts'
import { bringForward, readMigrations } from './migrations.ts'
import type { Change, Look } from './open/tables.ts'
import type { SealedChange, SealedLook } from './sealed/tables.ts'

export type { Change, Look, SealedChange, SealedLook }

import { isMachineTrouble, StoreTrouble } from './trouble.ts'

export type Store = {
  engine: Engine['name']
  /** Sees what is public, and is refused the rest by the database itself. */
  look: Look
  /** Sees what is sealed too: for those who share, return, keep and rescue. */
  sealed: SealedLook
  /** Number of the newest revision; 0 before the first. */
  newest: Engine['newest']
  /** All or nothing: what fails leaves no trace. */
  change: <T>(work: (tx: SealedChange) => Promise<T>) => Promise<T>
  snapshot: Engine['snapshot']
  scrub: Engine['scrub']
  forget: Engine['forget']
  rewrite: Engine['rewrite']
  byOne: Engine['byOne']
  settings: Engine['settings']
  close: () => Promise<void>
}

/** Where a history is kept: a PostgreSQL address, or the path of a SQLite file. */
type Database = { url: string } | { path: string; pages?: number }

/** `migrations` is the folder of numbered `.sql` files. */
export const openStore = async (database: Database, migrations: string): Promise<Store> => {
  // Loaded only where it is used: most histories live in one file, on a small machine.
  const engine =
    'url' in database
      ? await (await import('./engines/postgres.ts')).postgres(database.url)
      : sqlite(database.path, { pages: database.pages ?? null })
  try {
    await bringForward(engine, readMigrations(migrations))
  } catch (cause) {
    await engine.close()
    throw cause instanceof StoreTrouble
      ? cause
      : new StoreTrouble(
          'cannot-write',
          `The database could not be brought forward; it is as it was before. (${(cause as Error).message})`,
          { cause },
        )
  }
  return {
    engine: engine.name,
    look: engine.reading,
    sealed: engine.writing,
    newest: engine.newest,
    change: async (work) => {
      try {
        const done = await engine.writing.transaction().execute(async (tx) => {
          await engine.alone(tx)
          return work(tx)
        })
        engine.changed()
        return done
      } catch (cause) {
        if (isMachineTrouble(cause))
          throw new StoreTrouble(
            'cannot-write',
            `The disk or the database refused to write (${(cause as Error).message}). Nothing was changed.`,
            { cause },
          )
        throw cause
      }
    },
    snapshot: engine.snapshot,
    scrub: engine.scrub,
    forget: engine.forget,
    rewrite: engine.rewrite,
    byOne: engine.byOne,
    settings: engine.settings,
    close: engine.close,
  }
}
