import { inject, Injectable } from '@angular/core';
import {
  cardRect,
  nearestInDirection,
  NOTHING_SELECTED,
  selectedCount,
  walkEdges,
  type Direction,
  type Placed,
} from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { CanvasView } from '../canvas-view';
import { CardActions } from '../cards/card-actions';
import { isControl } from '../gestures/listen-to';
import { SpaceKey } from '../gestures/space-key';
import { NodeAdder } from '../gestures/node-adder';
import { NoteEditing } from '../notes/note-editing';
import type { CardRef } from '../scene/item-key';
import { SceneStore } from '../scene/scene-store';
import { CanvasFocus } from './canvas-focus';
import { KeyboardModes } from './keyboard-modes';
import { SelectionVoice } from './selection-voice';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** The strip by which an open group is taken, and walked to. */
const HEADER_PX = 32;

/** The keys that the canvas itself uses: walking, opening, moving, leaving. All others are commands, see the registry. */
@Injectable()
export class CanvasKeys {
  private readonly draft = inject(DraftStore);
  private readonly view = inject(CanvasView);
  private readonly store = inject(SceneStore);
  private readonly focus = inject(CanvasFocus);
  private readonly modes = inject(KeyboardModes);
  private readonly voice = inject(SelectionVoice);
  private readonly actions = inject(CardActions);
  private readonly adder = inject(NodeAdder);
  private readonly notes = inject(NoteEditing);
  private readonly space = inject(SpaceKey);
  /** Set by the canvas: the menu of what has the focus. */
  menu: () => void = () => undefined;

  down(event: KeyboardEvent): void {
    if (isControl(event.target) || event.isComposing) return;
    if (this.modes.isWalking) this.view.workOnCanvas();
    if (!this.use(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Space alone grabs what is selected, once it goes up: held down it pans. */
  up(event: KeyboardEvent): void {
    if (event.key !== ' ' || isControl(event.target) || !this.space.wasTapped) return;
    if (this.modes.isWalking && !this.modes.hasJustEnded) this.modes.startMoving();
    this.modes.hasJustEnded = false;
  }

  private use(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    if (key === 'Escape') return this.leave();
    const control = event.ctrlKey || event.metaKey;
    if (!event.altKey && this.modes.press({ key, shift: shiftKey, control })) return true;
    if ((key === 'F10' && shiftKey) || key === 'ContextMenu') {
      this.menu();
      return true;
    }
    if (event.altKey || !this.modes.isWalking) return false;
    const here = this.focus.tabStop();
    if (!here) return false;
    const direction = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
    if (direction) return this.grab(event) || this.walk(here, direction, event);
    if (key === 'Home' || key === 'End') return this.walkToEnd(key);
    if (key === 'Enter') return this.enter(here, event);
    return false;
  }

  /** An arrow that comes before Space is up again moves what Space was pressed for. */
  private grab({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || !this.space.isHeld || !this.space.wasTapped) return false;
    if (!this.modes.startMoving()) return false;
    this.space.wasUsed();
    return this.modes.press({ key, shift: shiftKey, control: false });
  }

  private walk(here: CardRef, direction: Direction, event: KeyboardEvent): boolean {
    // Left and right with Shift select what lies upstream or downstream: commands.
    if (event.shiftKey && (direction === 'left' || direction === 'right')) return false;
    const next =
      event.ctrlKey || event.metaKey ? this.alongEdges(here, direction) : this.beside(here, direction);
    if (!next) return true;
    if (!event.shiftKey) this.focus.select(next);
    else {
      const selection = this.draft.selection();
      this.draft.select({ ...selection, [next.list]: new Set([...selection[next.list], next.id]) });
      this.focus.moveTo(next, { seen: true });
      this.voice.saySelection();
    }
    return true;
  }

  private alongEdges(here: CardRef, direction: Direction): CardRef | undefined {
    if (here.list !== 'nodes') return undefined;
    const rectOf = (id: string): ReturnType<typeof cardRect> | undefined => this.store.scene.nodes.rectOf(id);
    const id = walkEdges(this.store.document, here.id, direction, rectOf);
    return id === undefined ? undefined : { list: 'nodes', id };
  }

  private beside(here: CardRef, direction: Direction): CardRef | undefined {
    const { scene } = this.store;
    const cards = new Map<string, CardRef>();
    const placed: Placed[] = [];
    for (const list of ['nodes', 'notes', 'groups'] as const) {
      for (const id of scene[list].ids()) {
        const rect = scene[list].rectOf(id);
        if (!rect || (list === here.list && id === here.id)) continue;
        const isOpen = list === 'groups' && this.store.document.groups.byId.get(id)?.isCollapsed === false;
        const key = `${list} ${id}`;
        cards.set(key, { list, id });
        placed.push({ id: key, rect: isOpen ? { ...rect, height: HEADER_PX } : rect });
      }
    }
    const from = this.store.rectOf(here);
    const key = from && nearestInDirection(from, placed, direction);
    return key === undefined ? undefined : cards.get(key);
  }

  private walkToEnd(key: 'Home' | 'End'): boolean {
    const ids = this.store.inReadingOrder(this.store.scene.nodes.ids());
    const id = key === 'Home' ? ids[0] : ids.at(-1);
    if (id !== undefined) this.focus.select({ list: 'nodes', id });
    return true;
  }

  private enter(here: CardRef, { ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (shiftKey) return false;
    if (ctrlKey || metaKey) return here.list === 'nodes' && this.addNext(here.id);
    if (here.list === 'nodes') {
      this.focus.select(here);
      this.actions.openNode(here.id);
    } else if (here.list === 'notes') this.notes.start(here.id);
    else this.notes.toggleGroup(here.id);
    return true;
  }

  private addNext(nodeId: string): boolean {
    const port = this.adder.nextPortOf(nodeId);
    if (!port || this.actions.isReadOnly()) return false;
    const place = this.focus.clientPlaceOf({ list: 'nodes', id: nodeId });
    void this.adder.addAfter(port, place);
    return true;
  }

  /** Escape leaves what is going on, the innermost first; with nothing going on, it is others' to use. */
  private leave(): boolean {
    if (this.modes.press({ key: 'Escape', shift: false, control: false })) return true;
    if (selectedCount(this.draft.selection()) === 0) return false;
    this.draft.select(NOTHING_SELECTED);
    this.voice.saySelection();
    return true;
  }
}
