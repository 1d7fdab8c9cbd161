import { inject, Injectable } from '@angular/core';
import { CARD, cardRect, edgeUnderCard, snapToGrid, type Point } from '@rex/canvas';
import { NodeTypesStore } from '../../editing/node-types.store';
import { EdgeLayer } from '../edges/edge-layer';
import { SceneStore } from '../scene/scene-store';
import { NodeAdder } from './node-adder';

/** A node type that is dragged onto the canvas: it goes into the edge below its card, or there. */
@Injectable()
export class PaletteDrop {
  private readonly adder = inject(NodeAdder);
  private readonly edges = inject(EdgeLayer);
  private readonly store = inject(SceneStore);
  private readonly types = inject(NodeTypesStore);

  /** Lights the edge into which a node would go that is dropped with its middle there; null: it is nowhere on the canvas. */
  aim(type: string, middle: Point | null): void {
    this.edges.light(middle === null ? null : this.edgeAt(type, middle));
  }

  drop(type: string, middle: Point): void {
    const edgeId = this.edgeAt(type, middle);
    this.edges.light(null);
    if (edgeId === null) this.adder.addAt(type, middle);
    else this.adder.insert(type, edgeId, cornerOf(middle));
  }

  private edgeAt(type: string, middle: Point): string | null {
    const ports = this.types.get(type)?.ports;
    if (!ports || ports.inputs.length === 0 || ports.outputs.length === 0) return null;
    return edgeUnderCard(this.store.scene, cardRect(snapToGrid(cornerOf(middle)))) ?? null;
  }
}

function cornerOf({ x, y }: Point): Point {
  return { x: x - CARD.width / 2, y: y - CARD.height / 2 };
}
