import { foldCase } from '@rex/workflow';

/** A pattern that finds `search` anywhere in folded text, literally; null finds everything. */
export function containsPattern(search: string | undefined): string | null {
  return search ? `%${foldCase(search).replace(/[\\%_]/g, '\\$&')}%` : null;
}
