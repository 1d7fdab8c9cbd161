import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CommandRegistry } from '../../commands/command-registry';
import { IconComponent } from '../../ui/icon.component';
import { RovingFocusDirective } from '../../ui/roving-focus.directive';
import { CanvasSettings } from '../canvas-settings';
import { CanvasView } from '../canvas-view';

/** Zoom, show all, tidy and minimap: buttons at the bottom left, all of them commands. */
@Component({
  selector: 'app-canvas-tools',
  imports: [IconComponent],
  template: `
    <button
      type="button"
      class="icon-button"
      aria-label="Zoom out"
      i18n-aria-label
      title="Zoom out (-)"
      i18n-title
      (click)="run('zoom-out')"
    >
      <app-icon name="minus" />
    </button>
    <button
      type="button"
      class="canvas-zoom"
      ariaLabel="Zoom is {{ view.zoomPercent() }} %. Set it to 100 %"
      i18n-ariaLabel
      title="Zoom to 100 % (0)"
      i18n-title
      (click)="run('zoom-actual-size')"
    >
      {{ view.zoomPercent() }} %
    </button>
    <button
      type="button"
      class="icon-button"
      aria-label="Zoom in"
      i18n-aria-label
      title="Zoom in (+)"
      i18n-title
      (click)="run('zoom-in')"
    >
      <app-icon name="plus" />
    </button>
    <button
      type="button"
      class="icon-button"
      aria-label="Show the whole workflow"
      i18n-aria-label
      title="Show the whole workflow (1)"
      i18n-title
      (click)="run('zoom-fit')"
    >
      <app-icon name="maximize" />
    </button>
    @if (hasTidy()) {
      <button
        type="button"
        class="icon-button"
        aria-label="Tidy up"
        i18n-aria-label
        title="Tidy up (Shift+Alt+T)"
        i18n-title
        (click)="run('tidy')"
      >
        <app-icon name="brush-cleaning" />
      </button>
    }
    <button
      type="button"
      class="icon-button"
      aria-label="Keep the minimap open"
      i18n-aria-label
      title="Keep the minimap open (M)"
      i18n-title
      [attr.aria-pressed]="settings.isMinimapPinned()"
      (click)="run('toggle-minimap')"
    >
      <app-icon name="map" />
    </button>
  `,
  host: { class: 'canvas-tools', role: 'toolbar', 'aria-label': 'View', 'data-canvas-control': '' },
  hostDirectives: [RovingFocusDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CanvasToolsComponent {
  private readonly registry = inject(CommandRegistry);
  protected readonly view = inject(CanvasView);
  protected readonly settings = inject(CanvasSettings);
  protected readonly hasTidy = computed(() => this.registry.commands().some(({ id }) => id === 'tidy'));

  protected run(id: string): void {
    this.registry.run(id);
  }
}
