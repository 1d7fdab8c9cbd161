import { inject, Injectable } from '@angular/core';
import { LIST_NAMES, selectedCount, type CanvasDocument, type Selection } from '@rex/canvas';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';

const NOUNS = { nodes: 'node', edges: 'edge', notes: 'note', groups: 'group' } as const;

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
  if (selectedCount(selection) === 0) return 'Nothing selected';
  if (selectedCount(selection) === 1) {
    const [nodeId] = selection.nodes;
    const [edgeId] = selection.edges;
    const [groupId] = selection.groups;
    const nameOf = (id: string | undefined): string => document.nodes.byId.get(id ?? '')?.name ?? id ?? '';
    if (nodeId !== undefined) return `${nameOf(nodeId)} selected`;
    const edge = document.edges.byId.get(edgeId ?? '');
    if (edge) return `Edge from ${nameOf(edge.source)} to ${nameOf(edge.target)} selected`;
    const group = document.groups.byId.get(groupId ?? '');
    return group ? `Group ${group.name} selected` : 'Note selected';
  }
  const parts = LIST_NAMES.flatMap((list) => {
    const { size } = selection[list];
    return size === 0 ? [] : [`${size} ${NOUNS[list]}${size === 1 ? '' : 's'}`];
  });
  const last = parts.pop() ?? '';
  return `${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`} selected`;
}
