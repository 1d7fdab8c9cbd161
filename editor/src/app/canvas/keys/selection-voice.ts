import { inject, Injectable } from '@angular/core';
import { LIST_NAMES, selectedCount, type CanvasDocument, type Selection } from '@rex/canvas';
import { Announcer } from '../../editing/announcer';
import { countOf } from '../../editing/count-of';
import { DraftStore } from '../../editing/draft.store';

/** Says what is selected. What has the focus too is said by the screen reader itself. */
@Injectable()
export class SelectionVoice {
  private readonly draft = inject(DraftStore);
  private readonly announcer = inject(Announcer);

  saySelection(): void {
    this.announcer.say(selectionText(this.draft.document(), this.draft.selection()));
  }
}

/** Such as `Fetch selected`, `Edge from Fetch to Log selected`, `3 nodes and 1 note selected`. */
export function selectionText(document: CanvasDocument, selection: Selection): string {
  if (selectedCount(selection) === 0) return $localize`Nothing selected`;
  if (selectedCount(selection) === 1) {
    const [nodeId] = selection.nodes;
    const [edgeId] = selection.edges;
    const [groupId] = selection.groups;
    const nameOf = (id: string | undefined): string => document.nodes.byId.get(id ?? '')?.name ?? id ?? '';
    if (nodeId !== undefined) return $localize`${nameOf(nodeId)}:NAME: selected`;
    const edge = document.edges.byId.get(edgeId ?? '');
    if (edge)
      return $localize`Edge from ${nameOf(edge.source)}:SOURCE: to ${nameOf(edge.target)}:TARGET: selected`;
    const group = document.groups.byId.get(groupId ?? '');
    return group ? $localize`Group ${group.name}:NAME: selected` : $localize`Note selected`;
  }
  const parts = LIST_NAMES.flatMap((list) => {
    const { size } = selection[list];
    return size === 0 ? [] : [countOf(list, size)];
  });
  const last = parts.pop() ?? '';
  const all = parts.length === 0 ? last : $localize`${parts.join(', ')}:ITEMS: and ${last}:LAST_ITEM:`;
  return $localize`${all}:ITEMS: selected`;
}
