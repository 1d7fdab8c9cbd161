import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { cardRect, selectionOf, toggleItem } from '@rex/canvas';
import { CanvasView } from '../canvas/canvas-view';
import type { MenuRequest } from '../commands/context-menu';
import { ShortcutDispatcher } from '../commands/shortcut-dispatcher';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { ProblemsStore } from '../editing/problems.store';
import { RunStatus } from '../executions/run-status';
import { IconComponent } from '../ui/icon.component';
import { StatusBadgeComponent, statusLabel, type BadgeStatus } from '../ui/status-badge.component';
import { outlineRows, type OutlineRow } from './outline-rows';

const INDENT_PX = 12;
/** Deeper rows are told their level, but not moved further. */
const MOST_INDENTS = 8;

/** The workflow as rows: all that the canvas shows, for whoever can't or won't read a drawing. Shares its selection. */
@Component({
  selector: 'app-outline',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    IconComponent,
    StatusBadgeComponent,
  ],
  templateUrl: './outline.component.html',
  host: { class: 'outline-host' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OutlineComponent {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly problems = inject(ProblemsStore);
  private readonly run = inject(RunStatus);
  private readonly view = inject(CanvasView);
  private readonly shortcuts = inject(ShortcutDispatcher);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);

  /** The panel shall open for this node. */
  readonly opened = output<string>();
  readonly menu = output<MenuRequest>();

  protected readonly rowHeight = 28;
  protected readonly rows = computed(() => outlineRows(this.draft.document()));
  protected readonly focused = signal<string | null>(null);
  protected readonly tabStop = computed(() => {
    const known = this.draft.document().nodes.byId;
    const wanted = [this.focused(), this.draft.onlyNodeId()].find((id) => id !== null && known.has(id));
    return wanted ?? this.rows()[0]?.id;
  });

  protected readonly byId = (_: number, row: OutlineRow): string => row.id;

  protected isSelected(id: string): boolean {
    return this.draft.selection().nodes.has(id);
  }

  protected iconOf(type: string): string {
    return this.types.get(type)?.icon ?? 'box';
  }

  protected indentOf({ level }: OutlineRow): number {
    return 8 + INDENT_PX * Math.min(level - 1, MOST_INDENTS);
  }

  protected badgeOf(id: string): BadgeStatus | null {
    const status = this.run.byNode().get(id)?.status;
    if (status === 'running' || status === 'failed') return status;
    return this.problems.byNode().has(id) ? 'problem' : (status ?? null);
  }

  protected labelOf({ id, name, type, from }: OutlineRow): string {
    const badge = this.badgeOf(id);
    return [
      name,
      this.types.get(type)?.label ?? type,
      ...(badge === null ? [] : [statusLabel(badge)]),
      ...(from.length === 0 ? [] : [`after ${from.join(', ')}`]),
    ].join(', ');
  }

  protected choose({ id }: OutlineRow, event: MouseEvent | KeyboardEvent): void {
    const selection = this.draft.selection();
    const isToggle = event.ctrlKey || event.metaKey || event.shiftKey;
    this.draft.select(isToggle ? toggleItem(selection, { list: 'nodes', id }) : selectionOf({ nodes: [id] }));
    const node = this.draft.document().nodes.byId.get(id);
    if (node) this.view.controls()?.reveal(cardRect(node.position));
  }

  protected key(row: OutlineRow, event: KeyboardEvent): void {
    const rows = this.rows();
    const index = rows.findIndex(({ id }) => id === row.id);
    const goals: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const goal = Object.hasOwn(goals, event.key) ? rows[goals[event.key] ?? 0] : undefined;
    if (goal) this.focusRow(goal.id, goals[event.key] ?? 0);
    else if (event.key === ' ') this.choose(row, event);
    else if (event.key === 'Enter') {
      this.choose(row, event);
      this.opened.emit(row.id);
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      this.askMenu(row, event);
    } else return this.runShortcut(row, event);
    event.preventDefault();
    event.stopPropagation();
  }

  protected askMenu(row: OutlineRow, event: Event): void {
    event.preventDefault();
    if (!this.isSelected(row.id)) this.draft.select(selectionOf({ nodes: [row.id] }));
    const { left, bottom } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const place = this.draft.selectedCount() > 1 ? 'selection' : 'node';
    this.menu.emit({ place, hit: { kind: 'node', id: row.id }, clientX: left + 24, clientY: bottom });
  }

  /** Every shortcut of the canvas works here too, for the row that has the focus. */
  private runShortcut(row: OutlineRow, event: KeyboardEvent): void {
    const command = this.shortcuts.commandOf(event);
    if (!command) return;
    if (!this.isSelected(row.id)) this.draft.select(selectionOf({ nodes: [row.id] }));
    if (!(command.isAvailable?.() ?? true)) return;
    event.preventDefault();
    event.stopPropagation();
    command.run({});
  }

  private focusRow(id: string, index: number): void {
    this.focused.set(id);
    this.viewport().scrollToIndex(Math.max(0, index - 3));
    requestAnimationFrame(() =>
      this.element.nativeElement.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus(),
    );
  }
}
