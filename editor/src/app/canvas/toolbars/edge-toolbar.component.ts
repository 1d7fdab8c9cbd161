import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  ViewEncapsulation,
} from '@angular/core';
import { removeItems, selectedCount, selectionOf, type Point } from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { IconComponent } from '../../ui/icon.component';
import { CanvasView } from '../canvas-view';
import { CardActions } from '../cards/card-actions';
import { HoverStore } from '../gestures/hover-store';
import { NodeAdder } from '../gestures/node-adder';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { edgeToolsPlace } from './edge-tools-place';
import { FloatingPlace } from './floating-place';

/** Insert and delete, in the middle of the edge (or above it) that the mouse rests on or that is selected. */
@Component({
  selector: 'app-edge-toolbar',
  imports: [IconComponent],
  template: `
    <button
      type="button"
      class="icon-button"
      tabindex="-1"
      aria-label="Insert a node"
      i18n-aria-label
      title="Insert a node"
      i18n-title
      (click)="insert($event)"
    >
      <app-icon name="plus" />
    </button>
    <button
      type="button"
      class="icon-button"
      tabindex="-1"
      aria-label="Delete the edge"
      i18n-aria-label
      title="Delete the edge (Del)"
      i18n-title
      (click)="remove()"
    >
      <app-icon name="trash-2" />
    </button>
  `,
  host: {
    class: 'floating-tools is-centred',
    role: 'group',
    'aria-label': 'Tools of the edge',
    'data-canvas-control': '',
  },
  styleUrl: '../../../styles/floating-tools.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EdgeToolbarComponent {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly camera = inject(CanvasCamera);
  private readonly hover = inject(HoverStore);
  private readonly actions = inject(CardActions);
  private readonly adder = inject(NodeAdder);
  private readonly view = inject(CanvasView);
  private readonly edgeId = computed(() => {
    if (this.actions.isReadOnly()) return null;
    const hovered = this.hover.edgeId();
    if (hovered !== null) return hovered;
    const selection = this.draft.selection();
    const [selected] = selection.edges;
    return selected !== undefined && selectedCount(selection) === 1 ? selected : null;
  });

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const floating = inject(FloatingPlace);
    effect((onCleanup) => {
      const edgeId = this.edgeId();
      onCleanup(floating.follow(element, () => this.place(edgeId), { x: 0, y: 0 }));
    });
  }

  protected insert({ currentTarget }: Event): void {
    const edgeId = this.edgeId();
    const box = (currentTarget as Element).getBoundingClientRect();
    if (edgeId !== null) void this.adder.insertInto(edgeId, { x: box.left, y: box.bottom });
  }

  protected remove(): void {
    const edgeId = this.edgeId();
    this.hover.hide();
    if (edgeId !== null) {
      this.draft.perform(removeItems(this.draft.document(), selectionOf({ edges: [edgeId] })));
    }
    this.view.goBack();
  }

  private place(edgeId: string | null): Point | undefined {
    const pieces = edgeId === null ? [] : this.store.scene.piecesOf(edgeId);
    return edgeToolsPlace(pieces, this.camera.viewport.zoom);
  }
}
