import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { cardRect, nearestInDirection, type Direction, type Viewport } from '@rex/canvas';
import type { Step } from '../api/types';
import { IconComponent } from '../ui/icon.component';
import { CanvasCamera } from './canvas-camera';
import { bindCanvasGestures } from './canvas-gestures';
import type { CanvasGraph, CanvasNode } from './canvas-graph';
import { NodeCardComponent } from './node-card.component';
import { nodeLabel } from './node-label';
import { edgeMarks } from './run-marks';

const ZOOM_STEP = 1.25;
const GRID_DOT_PX = 16;
/** Below this zoom a card shows its icon, title and badge only, with the title at a readable size. */
const COMPACT_BELOW_ZOOM = 0.6;
const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** A workflow's nodes and edges, to look at: pan, zoom, walk over the nodes, open one. One tab stop. */
@Component({
  selector: 'app-canvas',
  imports: [NodeCardComponent, IconComponent],
  templateUrl: './canvas.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CanvasComponent {
  readonly graph = input.required<CanvasGraph>();
  readonly steps = input<ReadonlyMap<string, Step>>(new Map());
  readonly selectedId = input<string | null>(null);
  /** A node was opened, or with null the empty canvas was clicked. */
  readonly selected = output<string | null>();

  protected readonly zoomPercent = signal(100);
  private readonly focusedId = signal<string | null>(null);
  /** The one card that can be tabbed to. */
  protected readonly tabStopId = computed(() => {
    const ids = this.graph().nodes.map((node) => node.id);
    return (
      [this.focusedId(), this.selectedId()].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null
    );
  });
  protected readonly marks = computed(() => edgeMarks(this.graph().edges, this.steps()));
  protected readonly labels = computed(
    () => new Map(this.graph().nodes.map((node) => [node.id, nodeLabel(node, this.steps().get(node.id))])),
  );
  private readonly placed = computed(() =>
    this.graph().nodes.map((node) => ({ id: node.id, rect: cardRect(node.position) })),
  );

  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly world = viewChild.required<ElementRef<HTMLElement>>('world');
  private readonly camera = new CanvasCamera({
    draw: (viewport) => this.draw(viewport),
    publish: (viewport) => this.zoomPercent.set(Math.round(viewport.zoom * 100)),
    size: () => ({ width: this.hostElement().clientWidth, height: this.hostElement().clientHeight }),
    isMotionReduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  });

  constructor() {
    const isRendered = signal(false);
    afterNextRender(() => {
      const unbind = bindCanvasGestures(this.hostElement(), this.camera);
      const resizes = new ResizeObserver(() => this.revealSelected());
      resizes.observe(this.hostElement());
      destroyRef.onDestroy(() => {
        unbind();
        resizes.disconnect();
      });
      isRendered.set(true);
    });
    const destroyRef = inject(DestroyRef);
    destroyRef.onDestroy(() => this.camera.stop());
    // Whenever other nodes are shown, the camera shows them all.
    const shape = computed(() =>
      this.placed()
        .map(({ id, rect }) => `${id} ${rect.x} ${rect.y}`)
        .join(),
    );
    effect(() => {
      if (isRendered() && shape() !== '')
        untracked(() => this.camera.start(this.placed().map(({ rect }) => rect)));
    });
  }

  /** Moves the focus to a node's card and brings it into view. */
  focusNode(id: string): void {
    const element = this.hostElement().querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`);
    element?.focus({ preventScroll: true });
  }

  protected fit(): void {
    this.camera.fit(
      this.placed().map(({ rect }) => rect),
      'eased',
    );
  }

  protected zoom(direction: 'in' | 'out'): void {
    this.camera.zoomBy(direction === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP);
  }

  protected focused(node: CanvasNode): void {
    this.focusedId.set(node.id);
    this.camera.reveal(cardRect(node.position));
    // The browser may have scrolled the host to show the card: only the camera moves it.
    this.hostElement().scrollTo(0, 0);
  }

  protected open(node: CanvasNode): void {
    this.focusNode(node.id);
    this.selected.emit(node.id);
  }

  protected clickEmpty(event: Event): void {
    const isEmpty = event.target instanceof Element && !event.target.closest('.node, [data-canvas-control]');
    if (isEmpty) this.selected.emit(null);
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.act(event.key)) return;
    event.preventDefault();
  }

  private act(key: string): boolean {
    const nodes = this.graph().nodes;
    const current = nodes.find((node) => node.id === this.tabStopId());
    const direction = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
    if (direction && current) {
      const next = nearestInDirection(cardRect(current.position), this.placed(), direction);
      if (next !== undefined) this.focusNode(next);
      return true;
    }
    const end = key === 'Home' ? nodes[0] : key === 'End' ? nodes.at(-1) : undefined;
    if (end) this.focusNode(end.id);
    else if ((key === 'Enter' || key === ' ') && current) this.selected.emit(current.id);
    else if (key === '+' || key === '=') this.zoom('in');
    else if (key === '-') this.zoom('out');
    else if (key === '0') this.camera.zoomToActualSize();
    else if (key === '1') this.fit();
    else return false;
    return true;
  }

  /** The panel that opens takes room: the card it is about stays in view. */
  private revealSelected(): void {
    const selected = this.placed().find(({ id }) => id === this.selectedId());
    if (selected) this.camera.reveal(selected.rect);
  }

  private hostElement(): HTMLElement {
    return this.host().nativeElement;
  }

  private draw({ x, y, zoom }: Viewport): void {
    this.world().nativeElement.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    const { style, classList } = this.hostElement();
    classList.toggle('is-compact', zoom < COMPACT_BELOW_ZOOM);
    style.setProperty('--zoom', String(zoom));
    // Below half size the dots would be a grey film: every second one stays.
    const pitch = GRID_DOT_PX * zoom * (zoom < 0.5 ? 4 : 1);
    style.backgroundSize = `${pitch}px ${pitch}px`;
    style.backgroundPosition = `${x}px ${y}px`;
  }
}
