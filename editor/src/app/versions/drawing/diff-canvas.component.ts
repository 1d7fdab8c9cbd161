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
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  CARD,
  fitRect,
  panBy,
  wheelPixels,
  wheelZoomFactor,
  zoomAt,
  type Point,
  type Size,
  type Viewport,
} from '@rex/canvas';
import { NodeTypesStore } from '../../editing/node-types.store';
import { IconComponent } from '../../ui/icon.component';
import { CHANGE_GLYPHS, CHANGE_WORDS, type ChangeKind } from '../changes/change-entry';
import type { DiffDrawing, DrawnCard, DrawnState } from './diff-drawing';

const PAN_PX = 64;
const PANS: Record<string, Point> = {
  ArrowLeft: { x: PAN_PX, y: 0 },
  ArrowRight: { x: -PAN_PX, y: 0 },
  ArrowUp: { x: 0, y: PAN_PX },
  ArrowDown: { x: 0, y: -PAN_PX },
};
/** About so wide is a letter of the drawing, in canvas pixels. */
const LETTER_PX = 7.2;

/** Two versions in one read-only drawing, to be panned and zoomed. What it shows, the list of changes says in words. */
@Component({
  selector: 'app-diff-canvas',
  imports: [IconComponent],
  templateUrl: './diff-canvas.component.html',
  host: { class: 'diff-canvas' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DiffCanvasComponent {
  readonly drawing = input.required<DiffDrawing>();
  /** The node that is looked at. */
  readonly currentId = input<string | null>(null);

  private readonly types = inject(NodeTypesStore);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly viewport = signal<Viewport>({ x: 0, y: 0, zoom: 1 });
  private readonly size = signal<Size>({ width: 0, height: 0 });
  private grabbed: Point | null = null;

  protected readonly glyphs = CHANGE_GLYPHS;
  protected readonly words = CHANGE_WORDS;
  protected readonly kinds: readonly ChangeKind[] = ['added', 'removed', 'changed', 'moved'];
  protected readonly percent = computed(() => `${Math.round(this.viewport().zoom * 100)} %`);
  protected readonly transform = computed(() => {
    const { x, y, zoom } = this.viewport();
    return `translate(${x},${y}) scale(${zoom})`;
  });

  constructor() {
    const destroy = inject(DestroyRef);
    void this.types.load().catch(() => undefined);
    afterNextRender(() => {
      const element = this.host().nativeElement;
      const watch = new ResizeObserver(() => {
        const { clientWidth: width, clientHeight: height } = element;
        this.size.set({ width, height });
      });
      watch.observe(element);
      // By hand: the listener of a template is passive, and the page would scroll.
      const turn = (event: WheelEvent): void => this.turn(event);
      element.addEventListener('wheel', turn, { passive: false });
      destroy.onDestroy(() => {
        watch.disconnect();
        element.removeEventListener('wheel', turn);
      });
    });
    effect(() => {
      this.drawing();
      if (this.size().width > 0) untracked(() => this.fit());
    });
  }

  fit(): void {
    const { bounds } = this.drawing();
    if (bounds) this.viewport.set(fitRect(bounds, this.size(), { paddingPx: 40, maxZoom: 1 }));
  }

  /** Brings a node to the middle. */
  centre(nodeId: string): void {
    const card = this.drawing().cards.find(({ id }) => id === nodeId);
    if (!card) return;
    const { width, height } = this.size();
    const zoom = Math.max(0.75, this.viewport().zoom);
    const middle = { x: card.at.x + CARD.width / 2, y: card.at.y + CARD.height / 2 };
    this.viewport.set({ zoom, x: width / 2 - middle.x * zoom, y: height / 2 - middle.y * zoom });
  }

  protected zoomBy(factor: number, at?: Point): void {
    const { width, height } = this.size();
    this.viewport.update((view) => zoomAt(view, at ?? { x: width / 2, y: height / 2 }, factor));
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = PANS[event.key];
    if (pan) this.viewport.update((view) => panBy(view, pan));
    else if (event.key === '+' || event.key === '=') this.zoomBy(1.25);
    else if (event.key === '-') this.zoomBy(1 / 1.25);
    else if (event.key === '0') this.fit();
    else return;
    event.preventDefault();
  }

  protected grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.grabbed = { x: event.clientX, y: event.clientY };
    this.host().nativeElement.setPointerCapture(event.pointerId);
  }

  protected drag(event: PointerEvent): void {
    const from = this.grabbed;
    if (!from) return;
    const to = { x: event.clientX, y: event.clientY };
    this.grabbed = to;
    this.viewport.update((view) => panBy(view, { x: to.x - from.x, y: to.y - from.y }));
  }

  protected letGo(): void {
    this.grabbed = null;
  }

  protected markOf(state: DrawnState): string {
    return state === 'same' ? '' : `${CHANGE_GLYPHS[state]} ${CHANGE_WORDS[state]}: `;
  }

  protected factOf({ type, state, isAlsoMoved }: DrawnCard): string {
    const label = this.types.get(type)?.label ?? type;
    if (state === 'same') return label;
    const word = isAlsoMoved ? $localize`Changed and moved` : CHANGE_WORDS[state];
    return this.short(`${word} · ${label}`, 212);
  }

  protected short(text: string, widthPx: number): string {
    const most = Math.max(4, Math.floor(widthPx / LETTER_PX));
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
  }

  /** With Ctrl it zooms, as on the canvas; else it pans. */
  private turn(event: WheelEvent): void {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const { left, top } = this.host().nativeElement.getBoundingClientRect();
      this.zoomBy(wheelZoomFactor(event), { x: event.clientX - left, y: event.clientY - top });
    } else {
      const pixels = (delta: number): number => -wheelPixels(delta, event.deltaMode);
      this.viewport.update((view) => panBy(view, { x: pixels(event.deltaX), y: pixels(event.deltaY) }));
    }
  }
}
