/**
 * A list, newest first, after its first page was read again: that page, then what was listed behind it. Null when nothing joins them,
 * since more came than a page holds: then the list begins anew with the page.
 */
export function withNewest<Item>(
  listed: readonly Item[],
  page: readonly Item[],
  idOf: (item: Item) => string,
): readonly Item[] | null {
  const last = page.at(-1);
  if (last === undefined) return null;
  const at = listed.findIndex((each) => idOf(each) === idOf(last));
  return at < 0 ? null : [...page, ...listed.slice(at + 1)];
}
