/** As many triples of `[id, revision, finished]` as surely fit into one NOTIFY payload (see encodeHints). */
const HINTS_PER_PAYLOAD = 130;

/**
 * A common table expression `told` that tells, by NOTIFY in the same commit, what `source` (id, revision, finished) changed. The
 * payloads are those that decodeHints reads. Nothing is told when the channel is null. Only what is selected from is run:
 * the main query has to read `told`.
 */
export function tellHints(source: string, channelParameter: string): string {
  return `told AS MATERIALIZED (
      SELECT pg_notify(${channelParameter}::text, '[' || string_agg(triple, ',') || ']') FROM (
        SELECT '["' || id || '",' || revision || ',' || finished::int || ']' AS triple,
          (row_number() OVER () - 1) / ${HINTS_PER_PAYLOAD} AS payload
        FROM ${source}
      ) AS hints
      WHERE ${channelParameter}::text IS NOT NULL
      GROUP BY payload
    )`;
}
