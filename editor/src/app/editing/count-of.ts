import type { ListName } from '@rex/canvas';

/** So many items of one kind, in words: `3 nodes`. */
export function countOf(list: ListName, count: number): string {
  switch (list) {
    case 'nodes':
      return count === 1 ? $localize`1 node` : $localize`${count}:COUNT: nodes`;
    case 'edges':
      return count === 1 ? $localize`1 edge` : $localize`${count}:COUNT: edges`;
    case 'notes':
      return count === 1 ? $localize`1 note` : $localize`${count}:COUNT: notes`;
    case 'groups':
      return count === 1 ? $localize`1 group` : $localize`${count}:COUNT: groups`;
  }
}
