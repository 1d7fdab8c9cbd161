import { ChangeDetectionStrategy, Component, ElementRef, inject, output } from '@angular/core';
import type { MenuRequest } from '../commands/context-menu';
import { EditingParts } from '../editing/editing-parts';
import { PartWaitingComponent } from '../editing/part-waiting.component';
import { OutlineComponent } from '../outline/outline.component';
import { NodePaletteComponent } from '../palette/node-palette.component';
import { IconComponent } from '../ui/icon.component';
import { EditorLayout, type LeftTab } from './editor-layout';

const TABS: readonly { id: LeftTab; label: string }[] = [
  { id: 'nodes', label: $localize`Nodes` },
  { id: 'outline', label: $localize`Outline` },
];

/** The left side: what can be added, or what there is. */
@Component({
  selector: 'app-side-panel',
  imports: [IconComponent, NodePaletteComponent, OutlineComponent, PartWaitingComponent],
  template: `
    <div
      class="side-tabs"
      role="tablist"
      aria-label="Nodes and outline"
      i18n-aria-label
      (keydown)="tabKey($event)"
    >
      @for (tab of tabs; track tab.id) {
        <button
          type="button"
          class="side-tab"
          role="tab"
          [id]="'side-tab-' + tab.id"
          [attr.aria-selected]="layout.leftTab() === tab.id"
          aria-controls="side-content"
          [tabIndex]="layout.leftTab() === tab.id ? 0 : -1"
          (click)="layout.leftTab.set(tab.id)"
        >
          {{ tab.label }}
        </button>
      }
    </div>
    <div
      id="side-content"
      class="side-content"
      role="tabpanel"
      [attr.aria-labelledby]="'side-tab-' + layout.leftTab()"
    >
      @switch (layout.leftTab()) {
        @case ('nodes') {
          <app-node-palette />
        }
        @case ('outline') {
          @defer (when parts.has('outline')) {
            <app-outline (opened)="opened.emit($event)" (menu)="menu.emit($event)" />
          } @placeholder {
            <app-part-waiting part="outline" />
          }
        }
      }
    </div>
    <button
      type="button"
      class="icon-button side-close"
      tabindex="-1"
      aria-label="Hide the nodes"
      i18n-aria-label
      title="Hide the nodes (Ctrl+B)"
      i18n-title
      (click)="layout.togglePalette()"
    >
      <app-icon name="panel-left" />
    </button>
  `,
  host: { class: 'side', role: 'complementary', 'aria-label': 'Nodes and outline' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SidePanelComponent {
  protected readonly layout = inject(EditorLayout);
  protected readonly parts = inject(EditingParts);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The panel shall open for this node. */
  readonly opened = output<string>();
  readonly menu = output<MenuRequest>();
  protected readonly tabs = TABS;

  protected tabKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = this.layout.leftTab() === 'nodes' ? 'outline' : 'nodes';
    this.layout.leftTab.set(next);
    this.element.nativeElement.querySelector<HTMLElement>(`#side-tab-${next}`)?.focus();
  }
}
