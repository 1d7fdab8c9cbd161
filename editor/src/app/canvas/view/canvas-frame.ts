import { inject, Injectable } from '@angular/core';
import { zoomBand, type Viewport, type ZoomBand } from '@rex/canvas';
import { EdgeLayer } from '../edges/edge-layer';
import { OverviewLayer } from '../overview/overview-layer';
import { MountedItems } from '../scene/mounted-items';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from './canvas-camera';
import { counterScale } from './counter-scale';

const GRID_DOT_PX = 16;
const STILL_AFTER_MS = 500;
/** From here on open outputs have a `+`. */
const PLUS_FROM_ZOOM = 0.5;
/** Sizes that follow the zoom do so once it rests: each change lays out all texts anew. */
const RESTS_AFTER_MS = 250;

/** Draws one frame: where the world is, what of it is mounted, and the overview in the place of what is not. */
@Injectable()
export class CanvasFrame {
  private readonly camera = inject(CanvasCamera);
  private readonly store = inject(SceneStore);
  private readonly mounted = inject(MountedItems);
  private readonly edges = inject(EdgeLayer);
  private readonly overview = inject(OverviewLayer);
  private host!: HTMLElement;
  private world!: HTMLElement;
  private grid!: HTMLElement;
  private pitch = 0;
  private drawn: Viewport | undefined;
  private movingTimer: ReturnType<typeof setTimeout> | undefined;
  private isFar = false;
  private band: ZoomBand | undefined;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private drawnZoom = 0;
  private counter = 0;

  /** Gives the function that ends the drawing. */
  attach(host: HTMLElement, world: HTMLElement, grid: HTMLElement): () => void {
    this.host = host;
    this.grid = grid;
    this.world = world;
    const end = this.camera.onDraw((viewport) => this.draw(viewport));
    return () => {
      end();
      clearTimeout(this.restTimer);
      clearTimeout(this.movingTimer);
    };
  }

  private draw(viewport: Viewport): void {
    this.rest(viewport);
    const { x, y, zoom } = viewport;
    const band = zoomBand(zoom);
    if (band !== this.band) this.showBand(band);
    const isFar = zoom < PLUS_FROM_ZOOM;
    if (isFar !== this.isFar) this.host.classList.toggle('is-far', (this.isFar = isFar));
    if (band !== 'overview') {
      this.world.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
      this.drawGrid(viewport);
    } else if (this.drawnZoom !== zoom || this.mounted.nodeIds().length > 0) {
      this.world.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    }
    if (this.drawnZoom !== zoom) this.fitTextsSoon(zoom);
    this.drawnZoom = zoom;
    this.mounted.update(viewport);
    this.edges.markChanged();
    this.edges.mountSome();
    this.overview.draw(viewport);
  }

  private showBand(band: ZoomBand): void {
    this.band = band;
    this.host.classList.toggle('is-compact', band === 'compact');
    this.host.classList.toggle('is-overview', band === 'overview');
  }

  /** The dots are a layer of their own: a pan only shifts it, by less than one pitch. */
  private drawGrid({ x, y, zoom }: Viewport): void {
    // Below half size the dots would be a grey film: every fourth one stays.
    const pitch = GRID_DOT_PX * zoom * (zoom < 0.5 ? 4 : 1);
    const { style } = this.grid;
    if (this.pitch !== pitch) {
      this.pitch = pitch;
      style.backgroundSize = `${pitch}px ${pitch}px`;
      style.inset = `${-pitch}px`;
    }
    style.transform = `translate(${x % pitch}px, ${y % pitch}px)`;
  }

  /** While something moves, nothing moves by itself: spinners and dots would be drawn anew with each frame. */
  private rest(viewport: Viewport): void {
    if (viewport === this.drawn && !this.store.isPreviewing) return;
    this.drawn = viewport;
    if (this.movingTimer === undefined) this.host.classList.add('is-moving');
    clearTimeout(this.movingTimer);
    this.movingTimer = setTimeout(() => {
      this.movingTimer = undefined;
      this.host.classList.remove('is-moving');
    }, STILL_AFTER_MS);
  }

  /** `--counter` undoes the zoom, for what is to keep its size on the screen when that gets small. */
  private fitTextsSoon(zoom: number): void {
    clearTimeout(this.restTimer);
    const counter = counterScale(zoom);
    if (counter === this.counter) return;
    const fit = (): void => {
      this.counter = counter;
      this.host.style.setProperty('--counter', String(counter));
    };
    if (this.counter === 0) fit();
    else this.restTimer = setTimeout(fit, RESTS_AFTER_MS);
  }
}
