import { inject, Injectable } from '@angular/core';
import {
  checkConnections,
  connectPorts,
  listTargets,
  portPoint,
  reconnectEdge,
  snapTarget,
  toScreen,
  type ConnectionCheck,
  type Point,
  type PointerEffect,
  type PortRef,
  type SnapTarget,
} from '@rex/canvas';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import { refusalText } from '../../editing/refusal-text';
import { OverlayLayer } from '../overlay/overlay-layer';
import { ItemElements } from '../scene/item-elements';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { NodeAdder } from './node-adder';

type ConnectStep = Omit<Extract<PointerEffect, { kind: 'connect' }>, 'kind'>;
const NOBODY: ReadonlySet<string> = new Set();
const REASON_MS = 2500;

/** Drawing a connection: what can take it is lit, what can't says why, and a drop on nothing asks for a node. */
@Injectable()
export class ConnectGesture {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly store = inject(SceneStore);
  private readonly camera = inject(CanvasCamera);
  private readonly elements = inject(ItemElements);
  private readonly overlay = inject(OverlayLayer);
  private readonly announcer = inject(Announcer);
  private readonly adder = inject(NodeAdder);
  private check: ConnectionCheck | undefined;
  private host: HTMLElement | undefined;

  attach(host: HTMLElement): void {
    this.host = host;
  }

  move(step: ConnectStep): void {
    const check = (this.check ??= this.begin(step));
    const target = snapTarget(this.store.scene, check, step.at, this.camera.viewport.zoom);
    this.draw(step.from, target, step.at);
  }

  drop(step: ConnectStep): void {
    const check = this.check ?? this.begin(step);
    const target = snapTarget(this.store.scene, check, step.at, this.camera.viewport.zoom);
    switch (target.kind) {
      case 'port':
        this.cancel();
        return this.connect(step, target.port);
      case 'refused':
        this.cancel();
        return this.refuse(refusalText(target.refusal), step.at);
      case 'empty':
        return void this.ask(step);
    }
  }

  /** Draws a connection that the keyboard is choosing. */
  show(from: PortRef, to: PortRef): void {
    this.check ??= this.begin({ from, edge: undefined });
    this.draw(from, { kind: 'port', port: to }, this.placeOf(to) ?? { x: 0, y: 0 });
  }

  connect({ from, edge }: Pick<ConnectStep, 'from' | 'edge'>, to: PortRef): void {
    this.cancel();
    const document = this.draft.document();
    const { portsOf } = this.types;
    const attempt = edge
      ? reconnectEdge(document, { edgeId: edge.id, end: edge.end, to, portsOf })
      : connectPorts(document, { from, to, portsOf });
    const refusal = this.draft.attempt(attempt);
    if (refusal) this.refuse(refusalText(refusal), this.placeOf(to));
    else
      this.announcer.say(
        from.side === 'output'
          ? $localize`Connected ${this.nameOf(from)}:FROM: to ${this.nameOf(to)}:TO:`
          : $localize`Connected ${this.nameOf(from)}:TO: from ${this.nameOf(to)}:FROM:`,
      );
  }

  cancel(): void {
    this.check = undefined;
    this.host?.classList.remove('is-connecting');
    this.elements.light(NOBODY);
    this.overlay.clear();
  }

  private begin({ from, edge }: Pick<ConnectStep, 'from' | 'edge'>): ConnectionCheck {
    const check = checkConnections(this.store.document, from, this.types.portsOf, edge?.id);
    const targets = listTargets(this.store.document, check, this.types.portsOf);
    this.elements.light(new Set([...targets.map(({ nodeId }) => nodeId), from.nodeId]));
    this.host?.classList.add('is-connecting');
    return check;
  }

  private draw(from: PortRef, target: SnapTarget, at: Point): void {
    const start = this.placeOf(from);
    if (!start) return;
    const snapped = target.kind === 'port' ? this.placeOf(target.port) : undefined;
    const end = snapped ?? at;
    const isRefused = target.kind === 'refused';
    this.overlay.connection(
      from.side === 'output' ? { from: start, to: end } : { from: end, to: start },
      isRefused,
    );
    this.overlay.ports(snapped ? [start, snapped] : [start]);
    const reason = isRefused ? refusalText(target.refusal) : null;
    this.overlay.say(reason, toScreen(this.camera.viewport, at));
  }

  /** The connection stays to be seen while a node is picked for its end. */
  private async ask({ from, edge, at }: ConnectStep): Promise<void> {
    const box = this.host?.getBoundingClientRect();
    const { x, y } = toScreen(this.camera.viewport, at);
    const client = { x: x + (box?.left ?? 0), y: y + (box?.top ?? 0) };
    await this.adder.addAtEnd(from, edge?.id, client, at);
    this.cancel();
  }

  private refuse(text: string, at: Point | undefined): void {
    this.announcer.say(text);
    if (at) this.overlay.say(text, toScreen(this.camera.viewport, at), REASON_MS);
  }

  private placeOf({ nodeId, side, port }: PortRef): Point | undefined {
    const node = this.store.document.nodes.byId.get(nodeId);
    return node && portPoint(node.position, this.types.portsOf(node), side, port);
  }

  private nameOf({ nodeId }: PortRef): string {
    return this.store.document.nodes.byId.get(nodeId)?.name ?? nodeId;
  }
}
