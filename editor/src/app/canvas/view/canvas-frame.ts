import { inject, Injectable } from '@angular/core';
import { zoomBand, type Viewport, type ZoomBand } from '@rex/canvas';
import { EdgeLayer } from '../edges/edge-layer';
import { OverviewLayer } from '../overview/overview-layer';
import { MountedItems } from '../scene/mounted-items';
import { CanvasCamera } from './canvas-camera';

const GRID_DOT_PX = 16;
/** From here on open outputs have a `+`. */
const PLUS_FROM_ZOOM = 0.5;
/** Sizes that follow the zoom do so once it rests: each change lays out all texts anew. */
const RESTS_AFTER_MS = 120;

/** Draws one frame: where the world is, what of it is mounted, and the overview in the place of what is not. */
@Injectable()
export class CanvasFrame {
  private readonly camera = inject(CanvasCamera);
  private readonly mounted = inject(MountedItems);
  private readonly edges = inject(EdgeLayer);
  private readonly overview = inject(OverviewLayer);
  private host!: HTMLElement;
  private world!: HTMLElement;
  private isFar = false;
  private band: ZoomBand | undefined;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private drawnZoom = 0;

  /** Gives the function that ends the drawing. */
  attach(host: HTMLElement, world: HTMLElement): () => void {
    this.host = host;
    this.world = world;
    const end = this.camera.onDraw((viewport) => this.draw(viewport));
    return () => {
      end();
      clearTimeout(this.restTimer);
    };
  }

  private draw(viewport: Viewport): void {
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
    this.edges.mountSome();
    this.overview.draw(viewport);
  }

  private showBand(band: ZoomBand): void {
    this.band = band;
    this.host.classList.toggle('is-compact', band === 'compact');
    this.host.classList.toggle('is-overview', band === 'overview');
    if (band === 'overview') this.host.style.backgroundImage = 'none';
    else this.host.style.removeProperty('background-image');
  }

  private drawGrid({ x, y, zoom }: Viewport): void {
    // Below half size the dots would be a grey film: every fourth one stays.
    const pitch = GRID_DOT_PX * zoom * (zoom < 0.5 ? 4 : 1);
    const { style } = this.host;
    style.backgroundSize = `${pitch}px ${pitch}px`;
    style.backgroundPosition = `${x % pitch}px ${y % pitch}px`;
  }

  /** `--counter` undoes the zoom, for what is to keep its size on the screen. */
  private fitTextsSoon(zoom: number): void {
    clearTimeout(this.restTimer);
    const fit = (): void => this.host.style.setProperty('--counter', String(Math.round(100 / zoom) / 100));
    if (this.drawnZoom === 0) fit();
    else this.restTimer = setTimeout(fit, RESTS_AFTER_MS);
  }
}
