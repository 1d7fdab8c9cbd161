import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { CommandRegistry } from '../commands/command-registry';
import { CanvasMenus, type CanvasMenu } from './canvas-menus';
import { CANVAS_PROVIDERS } from './canvas-providers';
import { CanvasView } from './canvas-view';
import { CardActions } from './cards/card-actions';
import { NodeCardComponent } from './cards/node-card.component';
import { AddCommands } from './commands/add-commands';
import { EditCommands } from './commands/edit-commands';
import { SelectCommands } from './commands/select-commands';
import { ViewCommands } from './commands/view-commands';
import { EdgeLayer } from './edges/edge-layer';
import { EmptyCanvasComponent } from './empty-canvas.component';
import { ConnectGesture } from './gestures/connect-gesture';
import { DoubleClick } from './gestures/double-click';
import { HoverStore } from './gestures/hover-store';
import { listenTo } from './gestures/listen-to';
import { NodeAdder } from './gestures/node-adder';
import { PointerDriver } from './gestures/pointer-driver';
import { PointerEffects } from './gestures/pointer-effects';
import { PointerSource } from './gestures/pointer-source';
import { WheelSource } from './gestures/wheel-source';
import { GroupFrameComponent } from './groups/group-frame.component';
import { CanvasFocus } from './keys/canvas-focus';
import { CanvasKeys } from './keys/canvas-keys';
import { FocusSource } from './keys/focus-source';
import { MinimapComponent } from './minimap/minimap.component';
import { Settled } from '../ui/settled';
import { NoteCardComponent } from './notes/note-card.component';
import { ColourBox, watchTheme } from './overview/canvas-colours';
import { OverlayLayer } from './overlay/overlay-layer';
import { OverviewLayer } from './overview/overview-layer';
import { CanvasSync } from './scene/canvas-sync';
import { MountedItems } from './scene/mounted-items';
import { SceneStore } from './scene/scene-store';
import { CanvasToolsComponent } from './toolbars/canvas-tools.component';
import { CardToolbarComponent } from './toolbars/card-toolbar.component';
import { EdgeToolbarComponent } from './toolbars/edge-toolbar.component';
import { CanvasCamera } from './view/canvas-camera';
import { CanvasFrame } from './view/canvas-frame';
import { MountedControls } from './view/mounted-controls';
import { OpeningView } from './view/opening-view';

/** The draft, to look at and to edit by pointer, touch and keyboard. Puts its parts together; what happens is in them. */
@Component({
  selector: 'app-canvas',
  imports: [
    CanvasToolsComponent,
    CardToolbarComponent,
    EdgeToolbarComponent,
    EmptyCanvasComponent,
    GroupFrameComponent,
    MinimapComponent,
    NodeCardComponent,
    NoteCardComponent,
  ],
  providers: [CANVAS_PROVIDERS, DoubleClick, FocusSource],
  templateUrl: './canvas.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CanvasComponent {
  /** Nothing can be changed; looking and selecting go on. */
  readonly isReadOnly = input(false);
  /** Under this key the browser remembers where one looked; null: it does not. */
  readonly storageKey = input<string | null>(null);
  /** A node was opened: double click, or Enter on its card. */
  readonly opened = output<string>();
  /** A node that has no card is to be renamed. */
  readonly renamed = output<string>();
  /** A context menu is asked for. */
  readonly menu = output<CanvasMenu>();

  protected readonly store = inject(SceneStore);
  protected readonly isSettled = inject(Settled).isSettled;
  protected readonly mounted = inject(MountedItems);
  private readonly camera = inject(CanvasCamera);
  private readonly menus = inject(CanvasMenus);
  private readonly actions = inject(CardActions);
  private readonly focus = inject(CanvasFocus);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly world = viewChild.required<ElementRef<HTMLElement>>('world');
  private readonly grid = viewChild.required<ElementRef<HTMLElement>>('grid');
  private readonly paper = viewChild.required<ElementRef<HTMLCanvasElement>>('paper');
  private readonly edges = viewChild.required<ElementRef<SVGElement>>('edges');
  private readonly dots = viewChild.required<ElementRef<HTMLElement>>('dots');
  private readonly overlay = viewChild.required<ElementRef<SVGElement>>('overlay');
  private readonly tip = viewChild.required<ElementRef<HTMLElement>>('tip');
  private readonly parts = {
    edges: inject(EdgeLayer),
    overview: inject(OverviewLayer),
    overlay: inject(OverlayLayer),
    colours: inject(ColourBox),
    frame: inject(CanvasFrame),
    opening: inject(OpeningView),
    controls: inject(MountedControls),
    driver: inject(PointerDriver),
    effects: inject(PointerEffects),
    connecting: inject(ConnectGesture),
    hover: inject(HoverStore),
    pointers: inject(PointerSource),
    wheel: inject(WheelSource),
    keys: inject(CanvasKeys),
    doubleClick: inject(DoubleClick),
    focusSource: inject(FocusSource),
  };
  private readonly view = inject(CanvasView);

  constructor() {
    const destroyed = inject(DestroyRef);
    inject(CanvasSync).storageKey = () => this.storageKey();
    effect(() => this.actions.isReadOnly.set(this.isReadOnly()));
    this.actions.open = (nodeId) => this.opened.emit(nodeId);
    this.actions.openName = (nodeId) => this.renamed.emit(nodeId);
    this.actions.refocus = (id) => {
      if (this.view.isWorkedBeside()) this.view.goBack(id);
      else this.focus.moveTo({ list: 'nodes', id }, { seen: false });
    };
    this.menus.open = (menu) => this.menu.emit(menu);
    this.parts.keys.menu = () => this.menus.atFocus();
    this.parts.effects.menu = (hit, at) => this.menus.atPoint(hit, at);
    inject(NodeAdder).added = (id) => {
      if (this.view.isWorkedBeside()) this.view.goBack(id);
      else this.focus.moveTo({ list: 'nodes', id }, { seen: true });
    };
    const registry = inject(CommandRegistry);
    const lists = [inject(ViewCommands), inject(SelectCommands), inject(EditCommands), inject(AddCommands)];
    destroyed.onDestroy(registry.add(lists.flatMap(({ list }) => list)));
    afterNextRender(() => {
      const ends = this.attach();
      destroyed.onDestroy(() => ends.forEach((end) => end()));
    });
    destroyed.onDestroy(() => this.camera.stop());
  }

  protected openNodeMenu({ nodeId, ...client }: { nodeId: string; clientX: number; clientY: number }): void {
    this.menus.about({ list: 'nodes', id: nodeId }, client);
  }

  /** Gives each part its elements. */
  private attach(): (() => void)[] {
    const { edges, overview, overlay, colours, frame, opening, controls, ...inputs } = this.parts;
    const host = this.host().nativeElement;
    edges.attach(this.edges().nativeElement, this.dots().nativeElement);
    overview.attach(this.paper().nativeElement);
    overlay.attach(this.overlay().nativeElement, this.tip().nativeElement);
    for (const part of [
      colours,
      controls,
      this.focus,
      inputs.driver,
      inputs.effects,
      inputs.connecting,
      inputs.hover,
    ]) {
      part.attach(host);
    }
    const resizes = new ResizeObserver(() => this.resized(host));
    resizes.observe(host);
    const ends = [
      frame.attach(host, this.world().nativeElement, this.grid().nativeElement),
      opening.attach(),
      inputs.pointers.listen(host),
      inputs.wheel.listen(this.element),
      inputs.focusSource.listen(host),
      listenTo(host, 'keydown', (event) => inputs.keys.down(event)),
      listenTo(host, 'keyup', (event) => inputs.keys.up(event)),
      listenTo(host, 'dblclick', (event) => inputs.doubleClick.at(event)),
      listenTo(host, 'contextmenu', (event) => this.askForMenu(event)),
      watchTheme(() => {
        colours.forget();
        this.camera.redraw();
      }),
      this.view.mount(controls),
      () => resizes.disconnect(),
    ];
    this.resized(host);
    opening.open(this.storageKey());
    this.focus.refresh();
    return ends;
  }

  private resized(host: HTMLElement): void {
    this.camera.resize({ width: host.clientWidth, height: host.clientHeight });
    this.parts.pointers.moved();
    this.parts.opening.lookIfDue();
  }

  private askForMenu(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('input, textarea')) return;
    event.preventDefault();
    // A finger that rests asks by the pointer machine.
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    if (!isTouch && event.button === 2 && this.parts.driver.isIdle) this.menus.atPointer(event);
  }
}
