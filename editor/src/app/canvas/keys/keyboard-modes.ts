import { DestroyRef, inject, Injectable } from '@angular/core';
import {
  leaveKeyboardMode,
  nextKeyboardMode,
  selectedCount,
  selectionOf,
  startConnecting,
  startMoving,
  WALKING,
  type KeyboardEffect,
  type KeyboardMode,
  type KeyboardStep,
  type KeyPress,
  type PortRef,
} from '@rex/canvas';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import { CardActions } from '../cards/card-actions';
import { portLabel } from '../cards/port-label';
import { ConnectGesture } from '../gestures/connect-gesture';
import { distanceText, DragGesture } from '../gestures/drag-gesture';
import { PointerDriver } from '../gestures/pointer-driver';
import { CanvasView } from '../canvas-view';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { CanvasFocus } from './canvas-focus';

/** Moving and connecting without a pointer: arrows say where, Enter does it, Escape leaves all as it was. */
@Injectable()
export class KeyboardModes {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly store = inject(SceneStore);
  private readonly camera = inject(CanvasCamera);
  private readonly focus = inject(CanvasFocus);
  private readonly dragging = inject(DragGesture);
  private readonly connecting = inject(ConnectGesture);
  private readonly announcer = inject(Announcer);
  private readonly actions = inject(CardActions);
  private readonly view = inject(CanvasView);
  private readonly pointer = inject(PointerDriver);
  private mode: KeyboardMode = WALKING;
  /** The key that ended a mode is still down. */
  hasJustEnded = false;

  constructor() {
    // By Delete for instance: what was being moved or connected may be gone.
    inject(DestroyRef).onDestroy(this.draft.listen(() => this.leave()));
  }

  get isWalking(): boolean {
    return this.mode.kind === 'walking';
  }

  startMoving(): boolean {
    if (!this.canStart) return false;
    const focused = this.focus.focused();
    if (selectedCount(this.draft.selection()) === 0 && focused) {
      this.draft.select(selectionOf({ [focused.list]: [focused.id] }));
    }
    const isStarted = this.start(startMoving(this.draft.selection()));
    if (isStarted)
      this.announcer.say($localize`Grabbed. Arrow keys move it, Enter drops it, Escape puts it back.`);
    return isStarted;
  }

  startConnecting(): boolean {
    const focused = this.focus.focused();
    if (!this.canStart || focused?.list !== 'nodes') return false;
    const step = startConnecting(this.store.document, focused.id, this.types.portsOf);
    if (!step) this.announcer.say($localize`There is nothing that this node can be connected to.`);
    return this.start(step);
  }

  /** True when the key was used by a mode. */
  press(press: KeyPress): boolean {
    const step = nextKeyboardMode(this.mode, press);
    if (step.mode !== this.mode) this.take(step);
    if (step.isUsed && this.isWalking && press.key === ' ') this.hasJustEnded = true;
    return step.isUsed;
  }

  /** Something else begins: the focus leaves the canvas, a pointer is pressed, the drawing changes. */
  leave(): void {
    if (!this.isWalking) this.take(leaveKeyboardMode(this.mode));
  }

  /** What a pointer does goes on alone. */
  private get canStart(): boolean {
    return !this.actions.isReadOnly() && this.pointer.isIdle;
  }

  private start(step: KeyboardStep | undefined): boolean {
    if (!step) return false;
    this.take(step);
    return true;
  }

  private take(step: KeyboardStep): void {
    this.mode = step.mode;
    for (const effect of step.effects) this.do(effect);
    if (this.isWalking && this.focus.isOnCanvas() && this.view.isWorkedBeside()) this.view.goBack();
  }

  private do(effect: KeyboardEffect): void {
    switch (effect.kind) {
      case 'move':
        this.dragging.nudge(effect.selection, effect.by);
        return this.announcer.say(distanceText(effect.by) || $localize`Where it was`);
      case 'move-drop':
        return this.dragging.dropNudge(effect.selection, effect.by);
      case 'connect':
        return this.show(effect.from, effect.to);
      case 'connect-drop':
        return this.connecting.connect({ from: effect.from, edge: undefined }, effect.to);
      case 'cancelled':
        this.dragging.cancel();
        this.connecting.cancel();
        return this.announcer.say($localize`Cancelled`);
    }
  }

  private show(from: PortRef, to: PortRef): void {
    this.connecting.show(from, to);
    const rect = this.store.scene.nodes.rectOf(to.nodeId);
    if (rect) this.camera.reveal(rect);
    const count = this.mode.kind === 'connecting' ? this.countText(this.mode, to) : '';
    this.announcer.say(
      $localize`Connect ${this.nameOf(from)}:FROM: to ${this.nameOf(to) + count}:TO:. Enter connects.`,
    );
  }

  private countText(mode: Extract<KeyboardMode, { kind: 'connecting' }>, to: PortRef): string {
    const targets = mode.choices.find(({ targets: all }) => all.includes(to))?.targets ?? [];
    return $localize`, ${targets.indexOf(to) + 1}:INDEX: of ${targets.length}:COUNT:`;
  }

  private nameOf({ nodeId, side, port }: PortRef): string {
    const node = this.store.document.nodes.byId.get(nodeId);
    const type = this.types.get(node?.type ?? '');
    const ports = node ? this.types.portsOf(node) : { inputs: [], outputs: [] };
    const sideName = side === 'input' ? 'inputs' : 'outputs';
    const [name, label] = [node?.name ?? nodeId, portLabel(type, sideName, port)];
    if (ports[sideName].length > 1)
      return side === 'input'
        ? $localize`input ${label}:PORT: of ${name}:NAME:`
        : $localize`output ${label}:PORT: of ${name}:NAME:`;
    return side === 'input' ? $localize`input of ${name}:NAME:` : $localize`output of ${name}:NAME:`;
  }
}
