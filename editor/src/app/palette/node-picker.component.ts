import { Overlay, type OverlayRef } from '@angular/cdk/overlay';
import { TemplatePortal } from '@angular/cdk/portal';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  TemplateRef,
  untracked,
  viewChild,
  ViewContainerRef,
  ViewEncapsulation,
} from '@angular/core';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CanvasView } from '../canvas/canvas-view';
import { RecentChoices } from '../commands/recent-choices';
import { NodeTypesStore } from '../editing/node-types.store';
import type { NodeTypeDescriptor } from '../api/types';
import type { PickItem } from '../ui/pick-list/pick-item';
import { PickListComponent } from '../ui/pick-list/pick-list.component';
import { CATEGORIES, CATEGORY_LABELS } from './categories';
import { NodePicker, type PickRequest } from './node-picker';
import { ALIASES } from './aliases';

const DOUBLE_CLICK_MS = 400;

/** The list of node types that opens where somebody wants a node. Recent ones first. */
@Component({
  selector: 'app-node-picker',
  imports: [PickListComponent, CdkTrapFocus],
  template: `
    <ng-template #panel>
      @if (picker.request(); as request) {
        <div class="picker" role="dialog" aria-modal="true" cdkTrapFocus [attr.aria-label]="request.label">
          <app-pick-list
            placeholder="Search nodes"
            i18n-placeholder
            [emptyText]="emptyText()"
            [label]="request.label"
            [items]="items()"
            (chosen)="choose($event)"
          />
        </div>
      }
    </ng-template>
  `,
  styleUrl: '../../styles/menus.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodePickerComponent {
  protected readonly picker = inject(NodePicker);
  private readonly types = inject(NodeTypesStore);
  private readonly view = inject(CanvasView);
  private readonly recent = inject(RecentChoices);
  private readonly overlay = inject(Overlay);
  private readonly container = inject(ViewContainerRef);
  private readonly panel = viewChild.required<TemplateRef<unknown>>('panel');
  private open: OverlayRef | undefined;

  protected readonly items = computed((): PickItem[] => {
    const types = this.types
      .list()
      .filter((type) => fits(type, this.picker.request()?.needs))
      .sort((a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category));
    const recent = this.recent.of('node-types').flatMap((id) => types.find(({ type }) => type === id) ?? []);
    return [
      ...recent.map((type) => itemOf(type, $localize`Recent`)),
      ...types
        .filter((type) => !recent.includes(type))
        .map((type) => itemOf(type, CATEGORY_LABELS[type.category])),
    ];
  });

  protected readonly emptyText = computed(() => {
    if (this.types.list().length > 0) return $localize`No node type fits.`;
    return this.types.hasFailed()
      ? $localize`The node types could not be loaded.`
      : $localize`Loading the node types`;
  });

  constructor() {
    effect(() => {
      const request = this.picker.request();
      // What failed is tried again where it is wanted again.
      if (request) untracked(() => void this.types.load().catch(() => undefined));
      untracked(() => (request ? this.show(request) : this.end()));
    });
  }

  protected choose(type: string): void {
    this.recent.note('node-types', type);
    this.picker.request()?.answer(type);
  }

  private show({ clientX, clientY }: PickRequest): void {
    this.close();
    this.open = this.overlay.create({
      positionStrategy: this.overlay
        .position()
        .flexibleConnectedTo({ x: clientX, y: clientY })
        .withPositions([
          { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'top' },
          { originX: 'start', originY: 'top', overlayX: 'end', overlayY: 'top' },
        ])
        .withPush(true)
        .withViewportMargin(12),
      hasBackdrop: true,
      backdropClass: 'cdk-overlay-transparent-backdrop',
    });
    this.open.attach(new TemplatePortal(this.panel(), this.container));
    const openedAt = performance.now();
    // The second press of a double click on what opened it is none beside it.
    this.open.backdropClick().subscribe(() => {
      if (performance.now() - openedAt > DOUBLE_CLICK_MS) this.picker.request()?.answer(null);
    });
    this.open.keydownEvents().subscribe((event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.picker.request()?.answer(null);
    });
  }

  /** Whoever picks nothing goes on where they were; a node that is added takes the focus itself. */
  private end(): void {
    if (!this.open) return;
    this.close();
    if (document.activeElement === document.body) this.view.goBack();
  }

  private close(): void {
    this.open?.dispose();
    this.open = undefined;
  }
}

/** Whether a type has the ports that are needed. */
function fits({ ports }: NodeTypeDescriptor, needs: PickRequest['needs']): boolean {
  const [hasInput, hasOutput] = [ports.inputs.length > 0, ports.outputs.length > 0];
  if (needs === 'both') return hasInput && hasOutput;
  return needs === 'input' ? hasInput : needs === 'output' ? hasOutput : true;
}

function itemOf({ type, label, summary, icon }: NodeTypeDescriptor, heading: string): PickItem {
  return { id: type, label, hint: summary, icon, heading, aliases: [type, ...(ALIASES[type] ?? [])] };
}
