import { inject, Injectable, signal } from '@angular/core';
import type { Hit, Point } from '@rex/canvas';
import { EdgeLayer } from '../edges/edge-layer';
import { isControl } from './listen-to';
import { PointerDriver } from './pointer-driver';

/** Toolbars wait a moment, so that they don't flicker under a pointer that is on its way. */
const EDGE_DELAY_MS = 120;
const CARD_DELAY_MS = 150;
/** One gets from a card to its toolbar. */
const LEAVE_DELAY_MS = 250;

/** What the mouse rests on: edges come to the front, cards and edges show their tools. */
@Injectable()
export class HoverStore {
  private readonly driver = inject(PointerDriver);
  private readonly edges = inject(EdgeLayer);
  private readonly node = signal<string | null>(null);
  private readonly edge = signal<string | null>(null);
  /** The node whose tools are to be shown. */
  readonly nodeId = this.node.asReadonly();
  /** The edge whose tools are to be shown. */
  readonly edgeId = this.edge.asReadonly();
  private host: HTMLElement | undefined;
  private pending: Point | undefined;
  /** Undefined: whatever is under the mouse next is news. */
  private hit: Hit | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  attach(host: HTMLElement): void {
    this.host = host;
  }

  /** The mouse is over a place; looked at once a frame. */
  over(event: PointerEvent, at: Point): void {
    if (isControl(event.target)) {
      this.pending = undefined;
      // On its tools, what was hovered stays so.
      clearTimeout(this.timer);
      return;
    }
    const isWaiting = this.pending !== undefined;
    this.pending = at;
    if (isWaiting) return;
    requestAnimationFrame(() => {
      if (this.pending && this.driver.isIdle) this.look(this.driver.hitAt(this.pending));
      this.pending = undefined;
    });
  }

  leave(): void {
    this.pending = undefined;
    this.look({ kind: 'canvas' });
  }

  /** A gesture begins: tools are in the way. They come back when the mouse rests again, be it on the same thing. */
  hide(): void {
    clearTimeout(this.timer);
    this.hit = undefined;
    this.node.set(null);
    this.edge.set(null);
  }

  private look(hit: Hit): void {
    if (isSameHit(hit, this.hit)) return;
    this.hit = hit;
    if (this.host) this.host.dataset['over'] = hit.kind;
    const edgeId = hit.kind === 'edge' || hit.kind === 'edge-end' ? hit.id : null;
    this.edges.hover(edgeId);
    clearTimeout(this.timer);
    const nodeId = hit.kind === 'node' ? hit.id : null;
    const show = (): void => {
      this.node.set(nodeId);
      this.edge.set(edgeId);
    };
    const delay = nodeId !== null ? CARD_DELAY_MS : edgeId !== null ? EDGE_DELAY_MS : LEAVE_DELAY_MS;
    this.timer = setTimeout(show, delay);
  }
}

function isSameHit(a: Hit, b: Hit | undefined): boolean {
  return a.kind === b?.kind && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');
}
