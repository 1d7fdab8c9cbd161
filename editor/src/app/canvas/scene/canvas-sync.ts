import { effect, inject, Injectable, untracked } from '@angular/core';
import { boundsOf, changedId, type Rect } from '@rex/canvas';
import { DraftStore, type DraftChange } from '../../editing/draft.store';
import { ProblemsStore } from '../../editing/problems.store';
import { RunStatus } from '../../executions/run-status';
import { EdgeLayer } from '../edges/edge-layer';
import { CanvasFocus } from '../keys/canvas-focus';
import { OverviewShapes } from '../overview/overview-shapes';
import { CanvasCamera } from '../view/canvas-camera';
import { OpeningView } from '../view/opening-view';
import { ItemElements } from './item-elements';
import { MountedItems } from './mounted-items';
import { SceneStore } from './scene-store';

/** Takes what happens in the stores to the screen: edits, the selection, the execution. */
@Injectable()
export class CanvasSync {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly runs = inject(RunStatus);
  private readonly problems = inject(ProblemsStore);
  private readonly elements = inject(ItemElements);
  private readonly mounted = inject(MountedItems);
  private readonly edges = inject(EdgeLayer);
  private readonly shapes = inject(OverviewShapes);
  private readonly camera = inject(CanvasCamera);
  private readonly focus = inject(CanvasFocus);
  private readonly opening = inject(OpeningView);
  /** Set by the canvas: the key under which views of the workflow are kept. */
  storageKey: () => string | null = () => null;

  constructor() {
    this.store.onChange((change) => this.take(change));
    effect(() => {
      const selection = this.draft.selection();
      untracked(() => {
        this.elements.select(selection);
        this.edges.select(selection);
        this.focus.refresh();
        this.mounted.invalidate();
      });
    });
    effect(() => {
      this.runs.byNode();
      this.problems.byNode();
      untracked(() => {
        this.shapes.forgetTints();
        this.camera.redraw();
      });
    });
  }

  private take(change: DraftChange | null): void {
    this.shapes.forget();
    this.elements.placeAll();
    this.edges.reconcile();
    this.focus.refresh();
    this.mounted.invalidate();
    if (change?.by === 'opened') this.opening.open(this.storageKey());
    else this.opening.lookIfDue();
    if (change?.by === 'undo' || change?.by === 'redo') this.reveal(change);
  }

  /** What undo changed is brought into view. */
  private reveal({ changes }: DraftChange): void {
    const rects = changes.flatMap((change): Rect[] => {
      const rect = this.store.scene[change.list].rectOf(changedId(change));
      return rect ? [rect] : [];
    });
    const bounds = boundsOf(rects);
    const { zoom } = this.camera.viewport;
    const { width, height } = this.camera.size;
    // What does not fit the screen is not chased.
    if (bounds && bounds.width * zoom < width && bounds.height * zoom < height) this.camera.reveal(bounds);
  }
}
