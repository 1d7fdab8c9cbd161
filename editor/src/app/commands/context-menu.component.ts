import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { Overlay, type OverlayRef } from '@angular/cdk/overlay';
import { TemplatePortal } from '@angular/cdk/portal';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  TemplateRef,
  untracked,
  viewChild,
  ViewContainerRef,
  ViewEncapsulation,
} from '@angular/core';
import { CanvasView } from '../canvas/canvas-view';
import { IconComponent } from '../ui/icon.component';
import { COMMAND_GROUPS, GROUP_LABELS, type EditorCommand, type MenuPlace } from './command';
import { CommandRegistry } from './command-registry';
import { ContextMenu, type MenuRequest } from './context-menu';
import { ariaShortcut, shortcutLabel } from './shortcut';
import { addIconPaths } from '../ui/icon-paths';
import { MENU_ICON_PATHS } from '../ui/menu-icon-paths';

addIconPaths(MENU_ICON_PATHS);

const LABELS: Record<MenuPlace, string> = {
  node: $localize`Node`,
  edge: $localize`Edge`,
  port: $localize`Port`,
  selection: $localize`Selection`,
  note: $localize`Note`,
  group: 'Group',
  canvas: $localize`Canvas`,
};

/** The menu at a point of the canvas: the commands that name the place, with their shortcuts. */
@Component({
  selector: 'app-context-menu',
  imports: [CdkMenu, CdkMenuItem, IconComponent],
  templateUrl: './context-menu.component.html',
  styleUrl: '../../styles/menus.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContextMenuComponent {
  private readonly registry = inject(CommandRegistry);
  private readonly view = inject(CanvasView);
  private readonly overlay = inject(Overlay);
  private readonly container = inject(ViewContainerRef);
  private readonly menu = viewChild.required<TemplateRef<unknown>>('menu');
  private readonly asked = inject(ContextMenu);
  private readonly request = this.asked.request;
  private open: OverlayRef | undefined;

  protected readonly label = computed(() => LABELS[this.request()?.place ?? 'canvas']);
  protected readonly sections = computed(() => {
    const request = this.request();
    const commands = request ? this.registry.menuOf(request.place) : [];
    return COMMAND_GROUPS.map((group) => ({
      label: GROUP_LABELS[group],
      group,
      commands: commands.filter((command) => command.group === group),
    })).filter((section) => section.commands.length > 0);
  });
  protected readonly keysOf = shortcutLabel;

  constructor() {
    effect(() => {
      const request = this.request();
      untracked(() => (request ? this.show(request) : this.hide()));
    });
    inject(DestroyRef).onDestroy(() => this.hide());
  }

  private show(request: MenuRequest): void {
    this.hide();
    if (this.sections().length === 0) return this.asked.close();
    const at = { x: request.clientX, y: request.clientY };
    this.open = this.overlay.create({
      positionStrategy: this.overlay
        .position()
        .flexibleConnectedTo(at)
        .withPositions([
          { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'top' },
          { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom' },
          { originX: 'start', originY: 'top', overlayX: 'end', overlayY: 'top' },
        ])
        .withPush(true)
        .withViewportMargin(8),
      scrollStrategy: this.overlay.scrollStrategies.close(),
      hasBackdrop: true,
      backdropClass: 'cdk-overlay-transparent-backdrop',
    });
    this.open.attach(new TemplatePortal(this.menu(), this.container));
    // The finger that asked for the menu still rests where it opened: its lifting is no press beside the menu.
    let isPressed = false;
    this.open.backdropElement?.addEventListener('pointerdown', () => (isPressed = true));
    this.open.backdropClick().subscribe(() => isPressed && this.leave());
    this.open.keydownEvents().subscribe((event) => {
      if (event.key === 'Escape' || event.key === 'Tab') {
        event.preventDefault();
        this.leave();
      }
    });
    // It gives the focus on to its first item.
    this.open.overlayElement.querySelector<HTMLElement>('.menu')?.focus();
  }

  protected choose(command: EditorCommand): void {
    const { hit, at } = this.request() ?? {};
    this.leave();
    command.run({ ...(hit ? { hit } : {}), ...(at ? { at } : {}) });
  }

  protected ariaKeys({ keys }: EditorCommand): string | null {
    return keys?.[0] === undefined ? null : ariaShortcut(keys[0]);
  }

  private leave(): void {
    this.hide();
    this.asked.close();
    this.view.goBack();
  }

  private hide(): void {
    this.open?.dispose();
    this.open = undefined;
  }
}
