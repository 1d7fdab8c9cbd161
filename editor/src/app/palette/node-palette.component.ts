import { CdkDrag, CdkDragPreview, type CdkDragEnd, type CdkDragMove } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  signal,
} from '@angular/core';
import { rankByText } from '@rex/canvas';
import type { NodeTypeDescriptor } from '../api/types';
import { CanvasView } from '../canvas/canvas-view';
import { RecentChoices } from '../commands/recent-choices';
import { NodePlacer } from '../editing/node-placer';
import { NodeTypesStore } from '../editing/node-types.store';
import { IconComponent } from '../ui/icon.component';
import { ALIASES } from './aliases';
import { CATEGORIES, CATEGORY_LABELS } from './categories';

/** All node types by category: a press adds one beside the selection, a drag puts it where it is dropped. */
@Component({
  selector: 'app-node-palette',
  imports: [CdkDrag, CdkDragPreview, IconComponent],
  templateUrl: './node-palette.component.html',
  host: { class: 'palette' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodePaletteComponent {
  protected readonly types = inject(NodeTypesStore);
  private readonly adder = inject(NodePlacer);
  private readonly view = inject(CanvasView);
  private readonly recent = inject(RecentChoices);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  /** Set while a drag lasts that Escape called off. */
  private isCalledOff = false;

  protected readonly query = signal('');
  protected readonly focused = signal<string | null>(null);
  /** A finger scrolls the list; it adds by a tap. */
  protected readonly isCoarse = matchMedia('(pointer: coarse)').matches;
  protected readonly previewScale = computed(() => `scale(${this.view.viewport().zoom})`);
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
    const callOff = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !document.querySelector('.palette-preview')) return;
      this.isCalledOff = true;
      document.dispatchEvent(new MouseEvent('mouseup'));
    };
    document.addEventListener('keydown', callOff, true);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', callOff, true));
  }

  protected add(type: string): void {
    this.recent.note('node-types', type);
    this.adder.addBesideSelection(type);
  }

  protected addFirst(): void {
    const [first] = this.shown();
    if (first !== undefined) this.add(first);
  }

  protected startDrag(type: string): void {
    this.isCalledOff = false;
    this.focused.set(type);
  }

  protected moveDrag({ pointerPosition: { x, y } }: CdkDragMove): void {
    const isOver = this.view.controls()?.pointAt(x, y) !== undefined;
    document.querySelector('.palette-preview')?.classList.toggle('is-over-canvas', isOver);
  }

  protected endDrag({ source, dropPoint: { x, y } }: CdkDragEnd): void {
    const type = source.element.nativeElement.dataset['type'];
    source.reset();
    const at = this.view.controls()?.pointAt(x, y);
    if (this.isCalledOff || type === undefined || !at) return;
    this.recent.note('node-types', type);
    this.adder.addAt(type, at);
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
}

function textsOf({ type, label, summary }: NodeTypeDescriptor): string[] {
  return [label, type, summary, ...(ALIASES[type] ?? [])];
}
