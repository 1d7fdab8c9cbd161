import type { CanvasDocument, Rect } from '@rex/canvas';
import type { Step } from '../app/api/types';
import type { CanvasView } from '../app/canvas/canvas-view';
import type { DraftStore } from '../app/editing/draft.store';
import type { RunStatus } from '../app/executions/run-status';

/** What the harness of the comparisons calls. */
interface BenchHook {
  ready: number;
  nodeSel: string;
  edgeSel: string;
  fit(): void;
  setView(x: number, y: number, zoom: number): void;
  /** Further measurements of our own page. */
  draft: DraftStore;
  runs: RunStatus;
  document: CanvasDocument;
  empty: CanvasDocument;
  steps: ReadonlyMap<string, Step>;
}

interface BenchSubject extends Pick<BenchHook, 'draft' | 'runs' | 'document' | 'empty' | 'steps'> {
  view: CanvasView;
  bounds: Rect | undefined;
}

/** The camera as the harness wants it set, without any easing: the canvas's own is private to it. */
type Camera = { moveTo(viewport: { x: number; y: number; zoom: number }): void; viewport: { zoom: number } };

/** Puts the hook on the window, two frames after everything is drawn. */
export function benchHook({ view, bounds, ...rest }: BenchSubject): void {
  const camera = (): Camera | undefined => (view.controls() as unknown as { camera: Camera } | null)?.camera;
  const hook: BenchHook = {
    ready: 0,
    nodeSel: '.node',
    edgeSel: '.edge-layer .edge',
    fit: () => {
      const host = document.querySelector('.canvas');
      const at = camera();
      if (!host || !at || !bounds) return;
      const zoom = Math.min(host.clientWidth / bounds.width, host.clientHeight / bounds.height) * 0.96;
      // The harness presses at 300, 300 if that is no element of a node: far away there are none, so it is kept free here.
      const gap = (length: number, pitch: number, card: number, start: number): number => {
        const into = ((((300 - start) / zoom) % pitch) + pitch) % pitch;
        return into < card + 24 || into > pitch - 16 ? (into - (pitch + card) / 2) * zoom : 0;
      };
      const x = (host.clientWidth - bounds.width * zoom) / 2;
      const y = (host.clientHeight - bounds.height * zoom) / 2;
      at.moveTo({ x, y: y + gap(bounds.height, 140, 72, y), zoom });
    },
    setView: (x, y, zoom) => camera()?.moveTo({ x, y, zoom }),
    ...rest,
  };
  const wait = (): void => {
    if (rest.draft.document() !== rest.document) return void requestAnimationFrame(wait);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        hook.ready = performance.now();
        Object.assign(window, { __bench: hook });
      }),
    );
  };
  wait();
}
