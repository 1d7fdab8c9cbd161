import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  output,
  ViewEncapsulation,
} from '@angular/core';
import { selectionOf, type Rect } from '@rex/canvas';
import { CommandRegistry } from '../../commands/command-registry';
import { DraftStore } from '../../editing/draft.store';
import { addIconPaths } from '../../ui/icon-paths';
import { IconComponent } from '../../ui/icon.component';
import { MENU_ICON_PATHS } from '../../ui/menu-icon-paths';
import { CardActions } from '../cards/card-actions';
import { HoverStore } from '../gestures/hover-store';
import { SceneStore } from '../scene/scene-store';
import { FloatingPlace } from './floating-place';

addIconPaths(MENU_ICON_PATHS);

/** The tools that a card may have, by the commands that they run. */
const TOOLS = ['run-from-here', 'toggle-disabled'];
const ABOVE_PX = 32;

/** Tools above the card that the mouse rests on. The keyboard has them in the menu of the node. */
@Component({
  selector: 'app-card-toolbar',
  imports: [IconComponent],
  template: `
    @for (tool of tools(); track tool.id) {
      <button
        type="button"
        class="icon-button"
        tabindex="-1"
        [attr.aria-label]="tool.label"
        [title]="tool.label"
        (click)="run(tool.id)"
      >
        <app-icon [name]="tool.icon ?? 'box'" />
      </button>
    }
    <button
      type="button"
      class="icon-button"
      tabindex="-1"
      aria-label="More"
      i18n-aria-label
      title="More"
      i18n-title
      (click)="more($event)"
    >
      <app-icon name="ellipsis" />
    </button>
  `,
  host: {
    class: 'floating-tools',
    role: 'group',
    'aria-label': 'Tools of the node',
    'data-canvas-control': '',
  },
  styleUrl: '../../../styles/floating-tools.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CardToolbarComponent {
  /** The menu of a node is asked for, at a place of the browser's window. */
  readonly menu = output<{ nodeId: string; clientX: number; clientY: number }>();

  private readonly registry = inject(CommandRegistry);
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly hover = inject(HoverStore);
  private readonly actions = inject(CardActions);
  protected readonly tools = computed(() => {
    const commands = this.registry.commands();
    return TOOLS.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  });

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const floating = inject(FloatingPlace);
    effect((onCleanup) => {
      const nodeId = this.hover.nodeId();
      const isShown = nodeId !== null && this.actions.renamingId() === null;
      const rect = (): Rect | undefined => (isShown ? this.store.scene.nodes.rectOf(nodeId) : undefined);
      onCleanup(floating.follow(element, rect, { x: 0, y: -ABOVE_PX }));
    });
  }

  protected run(id: string): void {
    this.select();
    this.registry.run(id);
  }

  protected more({ currentTarget }: Event): void {
    const nodeId = this.select();
    const box = (currentTarget as Element).getBoundingClientRect();
    if (nodeId !== null) this.menu.emit({ nodeId, clientX: box.left, clientY: box.bottom });
  }

  /** Commands are about what is selected. */
  private select(): string | null {
    const nodeId = this.hover.nodeId();
    if (nodeId !== null) this.draft.select(selectionOf({ nodes: [nodeId] }));
    return nodeId;
  }
}
