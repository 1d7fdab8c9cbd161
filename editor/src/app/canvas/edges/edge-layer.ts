import { inject, Injectable, untracked } from '@angular/core';
import { edgePath, isSelected, pathOfPieces, shownEdge, type Selection } from '@rex/canvas';
import type { Step } from '../../api/types';
import { DraftStore } from '../../editing/draft.store';
import { RunStatus } from '../../executions/run-status';
import { NodeTypesStore } from '../../editing/node-types.store';
import { CanvasCamera } from '../view/canvas-camera';
import { SceneStore } from '../scene/scene-store';
import { EdgeDots } from './edge-dots';
import { DrawnEdge } from './drawn-edge';
import { edgeMark } from './edge-marks';
import { labelOfEdge } from './label-of-edge';

/** So many edges come up in one frame. */
const EDGES_PER_FRAME = 160;
const NONE: ReadonlySet<string> = new Set();

/** The edges on the screen: one <path> each, drawn without any component, and a text where there is something to say. */
@Injectable()
export class EdgeLayer {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly types = inject(NodeTypesStore);
  private readonly runs = inject(RunStatus);
  private readonly camera = inject(CanvasCamera);
  private readonly dots = inject(EdgeDots);
  private readonly drawn = new Map<string, DrawnEdge>();
  private layer: SVGElement | undefined;
  private wanted: ReadonlySet<string> = NONE;
  private isMissing = false;
  private steps: ReadonlyMap<string, Step> = new Map();
  private previewed = new Set<string>();
  private hovered: string | null = null;
  private target: string | null = null;

  attach(layer: SVGElement, dots: HTMLElement): void {
    this.layer = layer;
    this.dots.attach(dots);
  }

  get isPending(): boolean {
    return this.isMissing;
  }

  /** Says which edges are to be seen, and which may stay if they are there. They come up in this frame and the next ones. */
  want(ids: ReadonlySet<string>, staying: ReadonlySet<string>): void {
    this.wanted = ids;
    for (const [id, edge] of this.drawn) {
      if (ids.has(id) || staying.has(id)) continue;
      edge.remove();
      this.drawn.delete(id);
    }
    this.isMissing = true;
    this.mountSome();
  }

  mountSome(): void {
    if (!this.isMissing || !this.layer || this.camera.isZooming) return;
    this.isMissing = false;
    let left = EDGES_PER_FRAME;
    const fragment = document.createDocumentFragment();
    const selection = untracked(this.draft.selection);
    for (const id of this.wanted) {
      if (this.drawn.has(id)) continue;
      if (left === 0) {
        this.isMissing = true;
        break;
      }
      left -= 1;
      const edge = new DrawnEdge(fragment);
      this.drawn.set(id, edge);
      this.redraw(id, edge);
      edge.toggle('is-selected', selection.edges.has(id));
    }
    this.layer.append(fragment);
    this.dots.show(this.runningEdges());
  }

  /** Draws anew what lies elsewhere than it was drawn. */
  reconcile(): void {
    for (const [id, edge] of this.drawn) {
      if (edge.pieces !== this.store.scene.piecesOf(id)) this.redraw(id, edge);
    }
    this.dots.show(this.runningEdges());
  }

  /** Draws some edges as they are in the document shown, while things are dragged. */
  preview(ids: Iterable<string>): void {
    for (const id of ids) {
      const edge = this.drawn.get(id);
      const item = this.store.shown.edges.byId.get(id);
      const ends = edge && item && shownEdge(this.store.shown, item, this.types.portsOf);
      if (!ends) continue;
      edge.move(edgePath(ends.from, ends.to));
      this.previewed.add(id);
    }
  }

  endPreview(): void {
    for (const id of this.previewed) {
      const edge = this.drawn.get(id);
      if (edge) this.redraw(id, edge);
    }
    this.previewed = new Set();
  }

  /** Takes in what the execution has done since: once a frame, and only where one of the ends did something. */
  markChanged(): void {
    const steps = untracked(this.runs.byNode);
    const before = this.steps;
    if (steps === before) return;
    this.steps = steps;
    const isChanged = (nodeId: string): boolean => steps.get(nodeId) !== before.get(nodeId);
    for (const [id, edge] of this.drawn) {
      const item = this.store.document.edges.byId.get(id);
      if (item && (isChanged(item.source) || isChanged(item.target))) this.mark(id, edge);
    }
    this.dots.show(this.runningEdges());
  }

  select(selection: Selection): void {
    for (const [id, edge] of this.drawn)
      edge.toggle('is-selected', isSelected(selection, { list: 'edges', id }));
  }

  hover(id: string | null): void {
    this.drawn.get(this.hovered ?? '')?.toggle('is-hovered', false);
    this.hovered = id;
    const edge = this.drawn.get(id ?? '');
    edge?.toggle('is-hovered', true);
    edge?.raise();
  }

  /** Lights the edge into which a drop would insert a node. */
  light(id: string | null): void {
    if (id === this.target) return;
    this.drawn.get(this.target ?? '')?.toggle('is-target', false);
    this.target = id;
    this.drawn.get(id ?? '')?.toggle('is-target', true);
  }

  private redraw(id: string, edge: DrawnEdge): void {
    const pieces = this.store.scene.piecesOf(id);
    edge.draw(pieces, pathOfPieces(pieces));
    this.mark(id, edge);
  }

  private mark(id: string, edge: DrawnEdge): void {
    const item = this.store.document.edges.byId.get(id);
    if (!item) return;
    const steps = untracked(this.runs.byNode);
    const mark = edgeMark(item, (nodeId) => steps.get(nodeId));
    edge.mark(mark);
    edge.say(labelOfEdge(this.store, item, edge.pieces, this.types, { mark, step: steps.get(item.source) }));
  }

  private runningEdges(): string[] {
    const running: string[] = [];
    for (const edge of this.drawn.values()) {
      if (edge.isRunning) running.push(edge.path);
    }
    return running;
  }
}
