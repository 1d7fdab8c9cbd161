import type { ChangedItem } from '@rex/canvas/merge';

const NOUNS = {
  nodes: $localize`Node`,
  edges: $localize`Edge`,
  notes: $localize`Note`,
  groups: $localize`Group`,
} as const;

/** What an item is called in the list of a conflict. */
export function itemName({ list, id, base, mine, theirs }: ChangedItem): string {
  const item = mine ?? theirs ?? base;
  if (item && 'name' in item) return `${NOUNS[list]} “${item.name === '' ? id : item.name}”`;
  if (item && 'source' in item) return $localize`Edge ${item.source}:SOURCE: → ${item.target}:TARGET:`;
  if (item && 'text' in item && item.text.trim() !== '')
    return $localize`Note “${firstLine(item.text)}:TEXT:”`;
  return `${NOUNS[list]} ${id}`;
}

/** What a side did with it. */
export function deed(before: object | undefined, after: object | undefined): string {
  if (!before) return after ? $localize`added` : $localize`not there`;
  if (!after) return $localize`deleted`;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const read = (item: object, key: string): string =>
    JSON.stringify((item as Record<string, unknown>)[key]) ?? '';
  const changed = [...keys].filter((key) => read(before, key) !== read(after, key));
  if (changed.length === 0) return $localize`unchanged`;
  return changed.every((key) => key === 'position')
    ? $localize`moved`
    : $localize`changed (${changed.join(', ')}:FIELDS:)`;
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
