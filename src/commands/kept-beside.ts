// What a PostgreSQL server keeps beside this history, and nothing here can erase: said at each start, so that whoever runs it can end it.

/** `settings` by their PostgreSQL names (pg_settings); none of a SQLite file. */
export const keptBeside = (settings: ReadonlyMap<string, string>): string[] => {
  const said: string[] = []
  if ((settings.get('archive_mode') ?? 'off') !== 'off')
    said.push(
      'This PostgreSQL server archives its log (archive_mode). What somebody takes back stays in that archive: keep none of it for longer than 14 days.',
    )
  const logsAll = (settings.get('log_statement') ?? 'none') !== 'none' && settings.get('log_statement') !== 'ddl'
  if (logsAll || Number(settings.get('log_min_duration_statement') ?? -1) >= 0)
    said.push(
      'This PostgreSQL server writes statements, with what is in them, into its log (log_statement, log_min_duration_statement). What somebody takes back stays there, with the hour: set them to none and -1.',
    )
  return said
}
