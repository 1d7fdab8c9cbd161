import { inject, Injectable } from '@angular/core';
import type { Point } from '@rex/canvas';
import { EdgeLayer } from '../edges/edge-layer';
import { OverviewShapes } from '../overview/overview-shapes';
import { ItemElements } from '../scene/item-elements';
import { SceneStore } from '../scene/scene-store';
import { shiftedDocument } from '../scene/shifted-document';
import { CanvasCamera } from '../view/canvas-camera';
import type { DraggedItems } from './dragged-items';

/** Shows things where they would be after a drag, once a frame. The document knows nothing of it. */
@Injectable()
export class ItemsPreview {
  private readonly store = inject(SceneStore);
  private readonly elements = inject(ItemElements);
  private readonly edges = inject(EdgeLayer);
  private readonly shapes = inject(OverviewShapes);
  private readonly camera = inject(CanvasCamera);
  private pending: { dragged: DraggedItems; by: Point } | undefined;
  private last: Point | undefined;

  constructor() {
    this.camera.onDraw(() => this.draw());
  }

  show(dragged: DraggedItems, by: Point): void {
    if (this.last && this.last.x === by.x && this.last.y === by.y) return;
    this.last = by;
    this.pending = { dragged, by };
    this.camera.redraw();
  }

  end(): void {
    this.pending = undefined;
    this.last = undefined;
    if (!this.store.isPreviewing) return;
    this.store.show(undefined);
    this.edges.endPreview();
    this.elements.placeAll();
    this.shapes.forget();
    this.camera.redraw();
  }

  private draw(): void {
    if (!this.pending) return;
    const { dragged, by } = this.pending;
    this.pending = undefined;
    this.store.show(shiftedDocument(this.store.document, dragged, by));
    this.elements.placeAll();
    this.edges.preview(dragged.edgeIds);
    this.shapes.forget();
  }
}
