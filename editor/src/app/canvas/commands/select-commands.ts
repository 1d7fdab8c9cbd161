import { inject, Injectable } from '@angular/core';
import {
  edgeIndexOf,
  NOTHING_SELECTED,
  selectAll,
  selectedCount,
  selectionOf,
  selectStream,
  type Along,
  type CanvasEdge,
} from '@rex/canvas';
import type { EditorCommand } from '../../commands/command';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { CanvasFocus } from '../keys/canvas-focus';
import { SelectionVoice } from '../keys/selection-voice';

/** Selecting many at once, and edges, which can't be walked to. */
@Injectable()
export class SelectCommands {
  private readonly draft = inject(DraftStore);
  private readonly focus = inject(CanvasFocus);
  private readonly voice = inject(SelectionVoice);
  private readonly announcer = inject(Announcer);

  readonly list: readonly EditorCommand[] = [
    {
      id: 'select-all',
      label: $localize`Select all`,
      group: 'Select',
      keys: ['Mod+A'],
      menus: ['canvas'],
      run: () => this.select(selectAll(this.draft.document())),
    },
    {
      id: 'select-none',
      label: $localize`Select nothing`,
      group: 'Select',
      isAvailable: () => selectedCount(this.draft.selection()) > 0,
      run: () => this.select(NOTHING_SELECTED),
    },
    this.stream('select-upstream', $localize`Select all upstream`, 'Shift+ArrowLeft', 'upstream'),
    this.stream('select-downstream', $localize`Select all downstream`, 'Shift+ArrowRight', 'downstream'),
    {
      id: 'select-next-edge',
      label: $localize`Select the next edge of the node`,
      group: 'Select',
      keys: ['E'],
      isAvailable: () => this.focus.focused()?.list === 'nodes',
      run: () => this.selectNextEdge(),
    },
  ];

  private stream(id: string, label: string, key: string, along: Along): EditorCommand {
    return {
      id,
      label,
      group: 'Select',
      keys: [key],
      menus: ['node', 'selection'],
      isAvailable: () => this.draft.selection().nodes.size > 0 || this.focus.focused()?.list === 'nodes',
      run: () => this.selectStream(along),
    };
  }

  private selectStream(along: Along): void {
    const focused = this.focus.focused();
    const selected = this.draft.selection();
    const isNone = selected.nodes.size === 0 && focused?.list === 'nodes';
    const start = isNone ? selectionOf({ nodes: [focused.id] }) : selected;
    this.select(selectStream(this.draft.document(), start, along));
  }

  /** One edge of the focused node after the other; the focus stays on the node. */
  private selectNextEdge(): void {
    const focused = this.focus.focused();
    if (focused?.list !== 'nodes') return;
    const { incoming, outgoing } = edgeIndexOf(this.draft.document());
    const edges: CanvasEdge[] = [...(incoming.get(focused.id) ?? []), ...(outgoing.get(focused.id) ?? [])];
    const { edges: selected } = this.draft.selection();
    const at = selected.size === 1 ? edges.findIndex(({ id }) => selected.has(id)) : -1;
    const next = edges[(at + 1) % edges.length];
    if (!next) return this.announcer.say($localize`The node has no edges`);
    this.select(selectionOf({ edges: [next.id] }));
  }

  private select(selection: Parameters<DraftStore['select']>[0]): void {
    this.draft.select(selection);
    this.voice.saySelection();
  }
}
