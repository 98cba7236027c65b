// Long lists go to the database in pieces.

/** Enough for one statement's parameters to stay under both engines' limits. */
const chunk = 400
export const inChunks = async <T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>) => {
  for (let from = 0; from < rows.length; from += chunk) await insert(rows.slice(from, from + chunk))
}
