import { inject, Injectable } from '@angular/core';
import { edgesAt, edgeIndexOf, removeItems, selectionOf } from '@rex/canvas';
import type { CommandCall, EditorCommand } from '../../commands/command';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { ToldEdits } from '../../editing/told-edits';
import { CardActions } from '../cards/card-actions';
import { NodeAdder } from '../gestures/node-adder';
import { PointerEffects } from '../gestures/pointer-effects';
import { CanvasFocus } from '../keys/canvas-focus';
import { KeyboardModes } from '../keys/keyboard-modes';
import { NoteEditing } from '../notes/note-editing';
import type { CardRef } from '../scene/item-key';

/** What is done to the one item that is selected, focused or was clicked. */
@Injectable()
export class EditCommands {
  private readonly draft = inject(DraftStore);
  private readonly told = inject(ToldEdits);
  private readonly focus = inject(CanvasFocus);
  private readonly modes = inject(KeyboardModes);
  private readonly actions = inject(CardActions);
  private readonly effects = inject(PointerEffects);
  private readonly adder = inject(NodeAdder);
  private readonly notes = inject(NoteEditing);
  private readonly announcer = inject(Announcer);

  readonly list: readonly EditorCommand[] = [
    this.command('move-mode', $localize`Move with the arrow keys`, {
      keys: ['Space'],
      menus: ['node', 'note', 'group', 'selection'],
      isAvailable: () => this.canEdit() && this.item() !== null,
      run: () => this.onCanvas(() => this.modes.startMoving()),
    }),
    this.command('connect-mode', $localize`Connect to…`, {
      keys: ['C'],
      menus: ['node'],
      isAvailable: () => this.isOn('nodes'),
      run: () => this.onCanvas(() => this.modes.startConnecting()),
    }),
    this.command('rename', $localize`Rename`, {
      keys: ['F2'],
      menus: ['node', 'group'],
      isAvailable: () => this.isOn('nodes') || this.isOn('groups'),
      run: () => this.rename(),
    }),
    this.command('open-node', $localize`Open`, {
      menus: ['node'],
      isAvailable: () => this.item()?.list === 'nodes',
      run: () => this.actions.openNode(this.item()?.id ?? ''),
    }),
    this.command('break-links', $localize`Break all links`, {
      menus: ['node', 'port'],
      isAvailable: () => this.isOn('nodes'),
      run: (call) => this.breakLinks(call),
    }),
    this.command('edit-note', $localize`Write`, {
      menus: ['note'],
      isAvailable: () => this.isOn('notes'),
      run: () => this.notes.start(this.item()?.id ?? ''),
    }),
    this.command('next-note-tint', $localize`Another tint`, {
      menus: ['note'],
      isAvailable: () => this.isOn('notes'),
      run: () => this.notes.nextTint(this.item()?.id ?? ''),
    }),
    this.command('toggle-group', $localize`Collapse or open the group`, {
      keys: ['Alt+G'],
      menus: ['group'],
      isAvailable: () => this.isOn('groups'),
      run: () => this.notes.toggleGroup(this.item()?.id ?? ''),
    }),
    {
      id: 'insert-on-edge',
      label: $localize`Insert a node`,
      group: 'Add',
      icon: 'plus',
      menus: ['edge'],
      isAvailable: () => this.canEdit() && this.draft.selection().edges.size === 1,
      run: () => this.insert(),
    },
    {
      id: 'add-next',
      label: $localize`Add a node behind this one`,
      group: 'Add',
      keys: ['Mod+Enter'],
      isOfCanvas: true,
      menus: ['node', 'port'],
      // Ctrl+Enter is a key of the canvas while a node has the focus, see CanvasKeys.
      isAvailable: () => this.isOn('nodes') && this.adder.nextPortOf(this.item()?.id ?? '') !== undefined,
      run: (call) => this.addNext(call),
    },
  ];

  private command(
    id: string,
    label: string,
    more: Omit<EditorCommand, 'id' | 'label' | 'group'>,
  ): EditorCommand {
    return { id, label, group: 'Edit', ...more };
  }

  private canEdit(): boolean {
    return !this.actions.isReadOnly();
  }

  /** The one item that is meant: what is selected alone, or has the focus. */
  private item(): CardRef | null {
    const { nodes, notes, groups } = this.draft.selection();
    if (this.draft.selectedCount() === 1) {
      for (const [list, ids] of [
        ['nodes', nodes],
        ['notes', notes],
        ['groups', groups],
      ] as const) {
        for (const id of ids) return { list, id };
      }
    }
    return this.focus.focused();
  }

  private isOn(list: CardRef['list']): boolean {
    return this.canEdit() && this.item()?.list === list;
  }

  /** Keyboard modes need the focus on the canvas, also when a menu or the palette started them. */
  private onCanvas(start: () => void): void {
    const item = this.item();
    if (item) this.focus.moveTo(item, { seen: true });
    start();
  }

  private rename(): void {
    const item = this.item();
    if (item?.list === 'nodes') this.actions.startRenaming(item.id);
    if (item?.list === 'groups') this.notes.startNaming(item.id);
  }

  private breakLinks({ hit }: CommandCall): void {
    if (hit?.kind === 'port') return this.effects.breakLinks(hit.port);
    const item = this.item();
    const document = this.draft.document();
    const edges = [...edgesAt(edgeIndexOf(document), item ? [item.id] : [])].map(({ id }) => id);
    if (edges.length === 0) return this.announcer.say($localize`Nothing is connected there`);
    this.told.perform({ ...removeItems(document, selectionOf({ edges })), select: this.draft.selection() });
  }

  private insert(): void {
    const [edgeId] = this.draft.selection().edges;
    if (edgeId !== undefined) void this.adder.insertInto(edgeId, this.focus.clientPlaceOfEdge(edgeId));
  }

  private addNext({ hit }: CommandCall): void {
    const item = this.item();
    if (!item) return;
    const clicked = hit?.kind === 'port' && hit.port.side === 'output' ? hit.port : undefined;
    const port = clicked ?? this.adder.nextPortOf(item.id);
    if (port) void this.adder.addAfter(port, this.focus.clientPlaceOf({ list: 'nodes', id: port.nodeId }));
  }
}
