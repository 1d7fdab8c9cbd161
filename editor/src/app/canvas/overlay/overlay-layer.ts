import { inject, Injectable } from '@angular/core';
import { edgePath, type DragPlacement, type Point, type Rect, type Size } from '@rex/canvas';
import { CanvasCamera } from '../view/canvas-camera';

const SVG = 'http://www.w3.org/2000/svg';

/** What gestures show above everything: marquee, guides, the connection that is being drawn, where something would go. */
@Injectable()
export class OverlayLayer {
  private readonly camera = inject(CanvasCamera);
  private layer: SVGElement | undefined;
  private tip: HTMLElement | undefined;
  private readonly shapes = new Map<string, SVGElement>();
  private tipTimer: ReturnType<typeof setTimeout> | undefined;

  attach(layer: SVGElement, tip: HTMLElement): void {
    this.layer = layer;
    this.tip = tip;
  }

  marquee(area: Rect | null): void {
    this.draw('marquee', area && { d: rectPath(area) });
  }

  guides(placement: DragPlacement | null): void {
    const lines = (placement?.guides ?? []).map(({ axis, at, start, end }) =>
      axis === 'x' ? `M${at},${start}V${end}` : `M${start},${at}H${end}`,
    );
    this.draw('guide', lines.length > 0 ? { d: lines.join('') } : null);
  }

  /** Equal gaps, as bars in the row or column of what is dragged. */
  gaps(placement: DragPlacement | null, held: (Point & Size) | null): void {
    const bars = (placement?.gaps ?? []).flatMap(({ axis, length, starts }) =>
      starts.map((start) => {
        if (!held) return '';
        const [x, y] = [held.x + held.width / 2, held.y + held.height / 2];
        return axis === 'x'
          ? `M${start},${y}h${length}M${start},${y - 6}v12M${start + length},${y - 6}v12`
          : `M${x},${start}v${length}M${x - 6},${start}h12M${x - 6},${start + length}h12`;
      }),
    );
    this.draw('gap', bars.length > 0 ? { d: bars.join('') } : null);
  }

  /** A connection from an output to an input. */
  connection(ends: { from: Point; to: Point } | null, isRefused = false): void {
    this.draw('connection', ends && { d: edgePath(ends.from, ends.to) }, isRefused ? 'is-refused' : '');
  }

  /** Rings around the port that a connection starts at and the one it would lead to. */
  ports(points: readonly Point[]): void {
    const radius = 9;
    const rings = points.map(
      ({ x, y }) =>
        `M${x - radius},${y}a${radius},${radius} 0 1 0 ${radius * 2},0a${radius},${radius} 0 1 0 ${-radius * 2},0`,
    );
    this.draw('port-ring', rings.length > 0 ? { d: rings.join('') } : null);
  }

  /** Where cards would be put. */
  places(rects: readonly Rect[]): void {
    this.draw('place', rects.length > 0 ? { d: rects.map(rectPath).join('') } : null);
  }

  /** A few words beside a place on the screen; they go after a while when they are to stay only so long. */
  say(text: string | null, at?: Point, forMs?: number): void {
    clearTimeout(this.tipTimer);
    if (!this.tip) return;
    this.tip.hidden = text === null;
    if (text === null) return;
    this.tip.textContent = text;
    if (at) {
      const x = Math.min(at.x + 14, Math.max(0, this.camera.size.width - 180));
      this.tip.style.transform = `translate(${x}px, ${at.y + 14}px)`;
    }
    if (forMs !== undefined) this.tipTimer = setTimeout(() => this.say(null), forMs);
  }

  clear(): void {
    for (const shape of this.shapes.values()) shape.remove();
    this.shapes.clear();
    this.say(null);
  }

  private draw(name: string, shape: { d: string } | null, extra = ''): void {
    const before = this.shapes.get(name);
    if (!shape) {
      before?.remove();
      this.shapes.delete(name);
      return;
    }
    const path = before ?? document.createElementNS(SVG, 'path');
    path.setAttribute('class', `overlay-${name} ${extra}`.trim());
    path.setAttribute('d', shape.d);
    if (before) return;
    this.shapes.set(name, path);
    this.layer?.append(path);
  }
}

function rectPath({ x, y, width, height }: Rect): string {
  return `M${x},${y}h${width}v${height}h${-width}z`;
}
