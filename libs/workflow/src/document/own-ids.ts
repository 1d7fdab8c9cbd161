const MAX_ID = 64;

/** Items whose ids differ: the first holder keeps an id, each later one gets the first free one like it (`note_2`). */
export function withOwnIds<Item extends { id: string }>(items: readonly Item[]): Item[] {
  const taken = new Set(items.map((item) => item.id));
  const seen = new Set<string>();
  return items.map((item) => {
    const id = seen.has(item.id) ? freeId(item.id, taken) : item.id;
    seen.add(id);
    taken.add(id);
    return id === item.id ? item : { ...item, id };
  });
}

function freeId(wish: string, taken: ReadonlySet<string>): string {
  const stem = wish.replace(/_\d{1,6}$/, '') || wish;
  for (let count = 2; ; count += 1) {
    const suffix = `_${count}`;
    const id = stem.slice(0, MAX_ID - suffix.length) + suffix;
    if (!taken.has(id)) return id;
  }
}
