import { inject, Injectable, untracked } from '@angular/core';
import { CARD, itemsOf, toScreen, zoomBand, type Rect, type Viewport } from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { CanvasCamera } from '../view/canvas-camera';
import { CanvasFocus } from '../keys/canvas-focus';
import { MountedItems } from '../scene/mounted-items';
import { SceneStore } from '../scene/scene-store';
import { ColourBox, type CanvasColours } from './canvas-colours';
import { drawGlyph } from './draw-glyph';
import { labelsWithRoom, TINTS, type OverviewLabel } from './overview-look';
import { OverviewShapes } from './overview-shapes';

/** Below this zoom nobody sees that edges are curved. */
const STRAIGHT_BELOW_ZOOM = 0.2;
const MAX_LABELS = 40;

/** Draws everything on one 2D canvas: far away, and near by as long as cards are still coming up. */
@Injectable()
export class OverviewLayer {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly mounted = inject(MountedItems);
  private readonly camera = inject(CanvasCamera);
  private readonly focus = inject(CanvasFocus);
  private readonly shapes = inject(OverviewShapes);
  private readonly box = inject(ColourBox);
  private element: HTMLCanvasElement | undefined;
  private isBlank = true;

  attach(element: HTMLCanvasElement): void {
    this.element = element;
  }

  /** Once a frame. */
  draw(viewport: Viewport): void {
    const isOverview = zoomBand(viewport.zoom) === 'overview';
    if (!isOverview && !this.mounted.isPending) return this.wipe();
    const colours = this.box.colours;
    const context = this.prepare();
    if (!context || !colours) return;
    const { x, y, zoom } = viewport;
    const ratio = devicePixelRatio;
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
    this.drawNotesAndGroups(context, colours, zoom);
    context.lineWidth = 1 / zoom;
    context.strokeStyle = colours.edge;
    const { curved, straight } = this.shapes.edges;
    context.stroke(zoom < STRAIGHT_BELOW_ZOOM ? straight : curved);
    for (const tint of TINTS) {
      const shape = this.shapes.tinted.get(tint);
      if (!shape) continue;
      context.fillStyle =
        tint === 'plain' ? colours['line-control'] : tint === 'skip' ? colours['bg-active'] : colours[tint];
      context.fill(shape);
    }
    if (isOverview) this.drawMarks(context, colours, viewport);
  }

  private drawNotesAndGroups(context: CanvasRenderingContext2D, colours: CanvasColours, zoom: number): void {
    const { scene } = this.store;
    context.lineWidth = 1 / zoom;
    context.strokeStyle = colours['line-control'];
    context.fillStyle = colours['skip-bg'];
    for (const id of scene.notes.ids()) fillRect(context, scene.notes.rectOf(id));
    for (const group of itemsOf(this.store.shown.groups)) {
      const rect = scene.groups.rectOf(group.id) && this.store.shownGroupRect(group.id);
      if (!rect) continue;
      if (group.isCollapsed) fillRect(context, rect);
      context.strokeRect(rect.x, rect.y, rect.width, rect.height);
    }
  }

  /** Outlines of what is selected or focused, glyphs and names, all in the size of the screen. */
  private drawMarks(context: CanvasRenderingContext2D, colours: CanvasColours, viewport: Viewport): void {
    const ratio = devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const selection = untracked(this.draft.selection);
    const labels: OverviewLabel[] = [];
    const { nodes } = this.store.shown;
    context.strokeStyle = colours.accent;
    context.lineWidth = 2;
    for (const id of selection.nodes) {
      const node = nodes.byId.get(id);
      if (!node || !this.store.scene.nodes.rectOf(id)) continue;
      const rect = this.onScreen({ ...node.position, ...CARD }, viewport);
      context.strokeRect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2);
      labels.push(labelFor(id, node.name, rect, 0));
    }
    const focused = untracked(this.focus.focused);
    const focusedRect = focused && this.focus.isOnCanvas() ? this.store.rectOf(focused) : undefined;
    if (focusedRect) {
      const rect = this.onScreen(focusedRect, viewport);
      context.strokeRect(rect.x - 4, rect.y - 4, rect.width + 8, rect.height + 8);
    }
    for (const { node, tint } of this.shapes.eventful) {
      const rect = this.onScreen({ ...node.position, ...CARD }, viewport);
      drawGlyph(context, colours, tint, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
      if (!selection.nodes.has(node.id))
        labels.push(labelFor(node.id, node.name, rect, tint === 'bad' ? 1 : 2));
    }
    this.drawLabels(context, colours, labels);
  }

  private drawLabels(
    context: CanvasRenderingContext2D,
    colours: CanvasColours,
    labels: readonly OverviewLabel[],
  ): void {
    const { width, height } = this.camera.size;
    const seen = labels.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
    context.font = `500 12px ${getComputedFont(this.element)}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = colours['bg-canvas'];
    context.fillStyle = colours['text-1'];
    for (const { text, x, y } of labelsWithRoom(seen, MAX_LABELS)) {
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    }
  }

  private onScreen(rect: Rect, viewport: Viewport): Rect {
    const { zoom } = viewport;
    return { ...toScreen(viewport, rect), width: rect.width * zoom, height: rect.height * zoom };
  }

  private prepare(): CanvasRenderingContext2D | undefined {
    const element = this.element;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    const [width, height] = [this.camera.size.width, this.camera.size.height].map((length) =>
      Math.round(length * devicePixelRatio),
    );
    if (element.width !== width || element.height !== height) {
      element.width = width ?? 0;
      element.height = height ?? 0;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, element.width, element.height);
    if (this.isBlank) element.hidden = false;
    this.isBlank = false;
    return context;
  }

  private wipe(): void {
    if (this.isBlank || !this.element) return;
    this.element.hidden = true;
    this.isBlank = true;
  }
}

function fillRect(context: CanvasRenderingContext2D, rect: Rect | undefined): void {
  if (rect) context.fillRect(rect.x, rect.y, rect.width, rect.height);
}

function labelFor(id: string, text: string, rect: Rect, rank: number): OverviewLabel {
  const short = text.length > 32 ? `${text.slice(0, 31)}…` : text;
  return { id, text: short, x: rect.x + rect.width / 2, y: rect.y + rect.height + 4, rank };
}

let font: string | undefined;

function getComputedFont(element: HTMLElement | undefined): string {
  return (font ??= element ? getComputedStyle(element).fontFamily : 'sans-serif');
}
