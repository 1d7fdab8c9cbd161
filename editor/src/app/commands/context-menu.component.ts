import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { Overlay, type OverlayRef } from '@angular/cdk/overlay';
import { TemplatePortal } from '@angular/cdk/portal';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  TemplateRef,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { CanvasView } from '../canvas/canvas-view';
import { IconComponent } from '../ui/icon.component';
import { COMMAND_GROUPS, type CommandCall, type EditorCommand, type MenuPlace } from './command';
import { CommandRegistry } from './command-registry';
import { ariaShortcut, shortcutLabel } from './shortcut';

/** Where a menu opens, and what it is about. */
export interface MenuRequest extends CommandCall {
  readonly place: MenuPlace;
  readonly clientX: number;
  readonly clientY: number;
}

const LABELS: Record<MenuPlace, string> = {
  node: 'Node',
  edge: 'Edge',
  port: 'Port',
  selection: 'Selection',
  note: 'Note',
  group: 'Group',
  canvas: 'Canvas',
};

/** The menu at a point of the canvas: the commands that name the place, with their shortcuts. */
@Component({
  selector: 'app-context-menu',
  imports: [CdkMenu, CdkMenuItem, IconComponent],
  templateUrl: './context-menu.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContextMenuComponent {
  private readonly registry = inject(CommandRegistry);
  private readonly view = inject(CanvasView);
  private readonly overlay = inject(Overlay);
  private readonly container = inject(ViewContainerRef);
  private readonly menu = viewChild.required<TemplateRef<unknown>>('menu');
  private readonly request = signal<MenuRequest | null>(null);
  private open: OverlayRef | undefined;

  protected readonly label = computed(() => LABELS[this.request()?.place ?? 'canvas']);
  protected readonly sections = computed(() => {
    const request = this.request();
    const commands = request ? this.registry.menuOf(request.place) : [];
    return COMMAND_GROUPS.map((group) => ({
      group,
      commands: commands.filter((command) => command.group === group),
    })).filter((section) => section.commands.length > 0);
  });
  protected readonly keysOf = shortcutLabel;

  show(request: MenuRequest): void {
    this.close();
    this.request.set(request);
    if (this.sections().length === 0) return;
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
    this.open.backdropClick().subscribe(() => this.leave());
    this.open.keydownEvents().subscribe((event) => {
      if (event.key === 'Escape' || event.key === 'Tab') {
        event.preventDefault();
        this.leave();
      }
    });
    const first = this.open.overlayElement.querySelector<HTMLElement>('.menu-item');
    first?.focus();
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
    this.close();
    this.view.controls()?.focus();
  }

  private close(): void {
    this.open?.dispose();
    this.open = undefined;
  }
}
