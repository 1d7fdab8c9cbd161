import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { rankByText, type Point, type RankedTexts } from '@rex/canvas';
import type { NodeTypeDescriptor } from '../api/types';
import { CanvasView } from '../canvas/canvas-view';
import { RecentChoices } from '../commands/recent-choices';
import { NodeTypesStore } from '../editing/node-types.store';
import { IconComponent } from '../ui/icon.component';
import { ALIASES } from './aliases';
import { CATEGORIES, CATEGORY_LABELS } from './categories';
import { followDrag, type ClientPlace } from './follow-drag';

/** All node types by category: a press adds one beside the selection, a drag puts it where it is dropped. */
@Component({
  selector: 'app-node-palette',
  imports: [IconComponent],
  templateUrl: './node-palette.component.html',
  host: { class: 'palette' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodePaletteComponent {
  protected readonly types = inject(NodeTypesStore);
  private readonly view = inject(CanvasView);
  private readonly recent = inject(RecentChoices);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly preview = viewChild<ElementRef<HTMLElement>>('preview');

  protected readonly query = signal('');
  protected readonly focused = signal<string | null>(null);
  /** What is being dragged, drawn under the pointer as large as it will be on the canvas. */
  protected readonly dragged = signal<NodeTypeDescriptor | null>(null);
  private draggedTo: ClientPlace = { clientX: 0, clientY: 0 };
  protected readonly categories = computed(() => {
    const found = rankByText(this.types.list(), this.query(), textsOf);
    return CATEGORIES.map((category) => ({
      label: CATEGORY_LABELS[category],
      types: found.filter((type) => type.category === category),
    })).filter(({ types }) => types.length > 0);
  });
  private readonly shown = computed(() =>
    this.categories().flatMap(({ types }) => types.map(({ type }) => type)),
  );
  /** One tab stop for the whole list. */
  protected readonly tabStop = computed(() => {
    const [focused, shown] = [this.focused(), this.shown()];
    return focused !== null && shown.includes(focused) ? focused : shown[0];
  });

  constructor() {
    afterRenderEffect({ write: () => this.placePreview(this.preview()) });
  }

  protected loadAgain(): void {
    // A failure shows in the store.
    void this.types.load().catch(() => undefined);
  }

  protected add(type: string): void {
    this.recent.note('node-types', type);
    this.view.controls()?.addNode(type);
  }

  protected addFirst({ isComposing }: KeyboardEvent): void {
    const [first] = this.shown();
    if (first !== undefined && !isComposing) this.add(first);
  }

  /** A finger scrolls the list; it adds by a tap. */
  protected press(event: PointerEvent, type: NodeTypeDescriptor): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    followDrag(event, {
      started: () => {
        this.focused.set(type.type);
        this.dragged.set(type);
      },
      moved: (to) => {
        this.draggedTo = to;
        this.placePreview(this.preview());
        this.view.controls()?.aimNode(type.type, this.pointAt(to));
      },
      ended: (at) => {
        this.dragged.set(null);
        const point = at && this.pointAt(at);
        if (!point) return this.view.controls()?.aimNode(type.type, null);
        this.recent.note('node-types', type.type);
        this.view.controls()?.dropNode(type.type, point);
      },
    });
  }

  protected walk(event: KeyboardEvent): void {
    const shown = this.shown();
    const index = shown.indexOf(this.tabStop() ?? '');
    const goals: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: shown.length - 1,
    };
    const goal = Object.hasOwn(goals, event.key) ? shown[goals[event.key] ?? 0] : undefined;
    if (goal === undefined) return;
    event.preventDefault();
    this.element.nativeElement.querySelector<HTMLElement>(`[data-type="${goal}"]`)?.focus();
  }

  private pointAt({ clientX, clientY }: ClientPlace): Point | null {
    return this.view.controls()?.pointAt(clientX, clientY) ?? null;
  }

  private placePreview(preview: ElementRef<HTMLElement> | undefined): void {
    if (!preview) return;
    const { clientX, clientY } = this.draggedTo;
    const { style, classList } = preview.nativeElement;
    style.transform = `translate(${clientX}px, ${clientY}px) scale(${this.view.viewport().zoom}) translate(-50%, -50%)`;
    classList.toggle('is-over-canvas', this.pointAt(this.draggedTo) !== null);
  }
}

function textsOf({ type, label, summary }: NodeTypeDescriptor): RankedTexts {
  return { names: [label, type, ...(ALIASES[type] ?? [])], prose: summary };
}
