import type { CanvasDocument, CanvasItems, ListName } from './canvas-document';
import type { Added, Change, Removed, Replaced } from './change';
import { itemsOf, type ItemList } from './item-list';
import { ListCopy } from './list-copy';

/** A document that is being edited, and the changes so far. Commands write through it and see what they wrote. */
export class Draft {
  readonly changes: Change[] = [];
  private lists: CanvasDocument;
  private readonly copied = new Set<ListName>();

  constructor(document: CanvasDocument) {
    this.lists = document;
  }

  /** The document as it is now. Later edits go into copies of their own. */
  get document(): CanvasDocument {
    this.copied.clear();
    return this.lists;
  }

  get<List extends ListName>(list: List, id: string): CanvasItems[List] | undefined {
    return this.list(list).byId.get(id);
  }

  all<List extends ListName>(list: List): CanvasItems[List][] {
    return itemsOf(this.list(list));
  }

  /** Adds an item; at the end if no place is given. */
  add<List extends ListName>(list: List, item: CanvasItems[List], index?: number): void {
    const copy = this.copy(list);
    const place = index ?? copy.order.length;
    copy.insert(item, place);
    this.note<List>({ kind: 'added', list, item, index: place });
  }

  /** Replaces the item of the same id. The same object again is no change. */
  replace<List extends ListName>(list: List, item: CanvasItems[List]): void {
    const before = this.get(list, item.id);
    if (before === item) return;
    const copy = this.copy(list);
    copy.replace(item);
    if (before) this.note<List>({ kind: 'replaced', list, before, after: item });
  }

  /** Removes an item and gives the place it had; undefined if there was none. */
  remove(list: ListName, id: string): number | undefined {
    const item = this.get(list, id);
    if (!item) return undefined;
    const copy = this.copy(list);
    const index = copy.order.indexOf(id);
    copy.removeAt(index, id);
    this.note({ kind: 'removed', list, item, index });
    return index;
  }

  private list<List extends ListName>(list: List): ItemList<CanvasItems[List]> {
    return this.lists[list];
  }

  private copy<List extends ListName>(list: List): ListCopy<CanvasItems[List]> {
    if (!this.copied.has(list)) {
      this.copied.add(list);
      this.lists = { ...this.lists, [list]: new ListCopy(this.list(list)) };
    }
    return this.list(list) as ListCopy<CanvasItems[List]>;
  }

  private note<List extends ListName>(change: Added<List> | Removed<List> | Replaced<List>): void {
    this.changes.push(change as Change);
  }
}
