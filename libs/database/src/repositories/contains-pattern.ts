/** A pattern of LIKE that finds `search` anywhere, literally; null finds everything. */
export function containsPattern(search: string | undefined): string | null {
  return search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
}
