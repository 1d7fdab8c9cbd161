import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { edgeIndexOf, selectionOf, toggleItem, type Hit } from '@rex/canvas';
import { CanvasView } from '../canvas/canvas-view';
import { badgeOf } from '../canvas/cards/card-badge';
import type { MenuRequest } from '../commands/context-menu';
import { CommandRegistry } from '../commands/command-registry';
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
/** A row that is far away is drawn some frames after it was scrolled to. */
const MOST_FRAMES = 10;

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
  styleUrl: '../../styles/outline.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OutlineComponent {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly problems = inject(ProblemsStore);
  private readonly run = inject(RunStatus);
  private readonly view = inject(CanvasView);
  private readonly registry = inject(CommandRegistry);
  private readonly shortcuts = inject(ShortcutDispatcher);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);

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

  /** Where the focus was last, counted from 0. */
  private place = 0;

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      this.rows();
      untracked(() => afterNextRender({ read: () => this.stay() }, { injector }));
    });
    inject(DestroyRef).onDestroy(() => this.view.workOnCanvas());
  }

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

  protected badgeOf({ id, type }: OutlineRow): BadgeStatus | null {
    return badgeOf({
      step: this.run.byNode().get(id),
      isInstalled: this.types.isInstalled(type),
      isDisabled: false,
      hasProblems: this.problems.byNode().has(id),
    });
  }

  protected labelOf(row: OutlineRow): string {
    const { name, type, from } = row;
    const badge = this.badgeOf(row);
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
    this.view.controls()?.reveal({ list: 'nodes', id });
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
    const isPlain = !event.shiftKey && !event.altKey;
    const goal = isPlain && Object.hasOwn(goals, event.key) ? rows[goals[event.key] ?? 0] : undefined;
    const neighbour = isPlain ? this.alongEdge(row, event.key) : undefined;
    if (goal) this.focusRow(goal.id);
    else if (neighbour !== undefined) this.focusRow(neighbour);
    else if (event.key === ' ') this.choose(row, event);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
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
    this.mean(row);
    const { left, bottom } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const edgeId = this.edgeMeantAt(row);
    const place = edgeId !== undefined ? 'edge' : this.draft.selectedCount() > 1 ? 'selection' : 'node';
    const hit: Hit = edgeId === undefined ? { kind: 'node', id: row.id } : { kind: 'edge', id: edgeId };
    this.menu.emit({ place, hit, clientX: left + 24, clientY: bottom });
  }

  protected arrive({ id }: OutlineRow): void {
    this.focused.set(id);
    this.place = this.rows().findIndex((row) => row.id === id);
    this.view.workBeside((nodeId) => this.focusRow(nodeId ?? this.focused() ?? ''));
  }

  protected addNode(): void {
    this.view.workBeside((nodeId) => this.focusRow(nodeId ?? ''));
    this.registry.run('add-node');
  }

  /** Every shortcut of the canvas works here too, for the row that has the focus. */
  private runShortcut(row: OutlineRow, event: KeyboardEvent): void {
    const command = this.shortcuts.commandOf(event);
    // The browser's own copy or cut follows the stroke.
    if (command || isForClipboard(event)) this.mean(row);
    if (!command) return;
    if (!(command.isAvailable?.() ?? true)) return;
    event.preventDefault();
    event.stopPropagation();
    command.run({});
  }

  /** What a command is about: the row that has the focus, unless it is among those selected or an edge of it is. */
  private mean(row: OutlineRow): void {
    this.view.controls()?.regard(row.id);
    if (this.isSelected(row.id) || this.edgeMeantAt(row) !== undefined) return;
    this.draft.select(selectionOf({ nodes: [row.id] }));
  }

  /** The edge of a row that was selected by its shortcut. */
  private edgeMeantAt({ id }: OutlineRow): string | undefined {
    const [edgeId = ''] = this.draft.selection().edges;
    if (this.draft.selectedCount() !== 1) return undefined;
    const edge = this.draft.document().edges.byId.get(edgeId);
    return edge?.source === id || edge?.target === id ? edgeId : undefined;
  }

  /** Left leads to what comes before a node, right to what comes after it. */
  private alongEdge({ id }: OutlineRow, key: string): string | undefined {
    const { incoming, outgoing } = edgeIndexOf(this.draft.document());
    if (key === 'ArrowLeft') return incoming.get(id)?.[0]?.source;
    return key === 'ArrowRight' ? outgoing.get(id)?.[0]?.target : undefined;
  }

  /** Focuses a row, as soon as it is drawn; in place of one that has gone, the one that stands there now. */
  private focusRow(wanted: string, framesLeft = MOST_FRAMES): void {
    const rows = this.rows();
    const found = rows.findIndex(({ id }) => id === wanted);
    const index = found < 0 ? Math.min(Math.max(this.place, 0), rows.length - 1) : found;
    const id = rows[index]?.id;
    if (id === undefined)
      return this.element.nativeElement.querySelector<HTMLElement>('.outline-add')?.focus();
    this.focused.set(id);
    if (framesLeft === MOST_FRAMES) this.viewport()?.scrollToIndex(Math.max(0, index - 3));
    const element = this.element.nativeElement.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    // At once, so that the next key is for this row already.
    if (element) element.focus();
    else if (framesLeft > 0) requestAnimationFrame(() => this.focusRow(wanted, framesLeft - 1));
  }

  /** A row that had the focus may go, by Delete or undo: the focus stays in the outline. */
  private stay(): void {
    if (document.activeElement === document.body && this.view.isWorkedBeside()) {
      this.focusRow(this.focused() ?? '');
    }
  }
}

function isForClipboard({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && /^[cx]$/i.test(key);
}
