import { TestBed } from '@angular/core/testing';
import { CanvasView } from '../canvas-view';
import { CanvasCamera } from './canvas-camera';

describe('CanvasCamera', () => {
  let camera: CanvasCamera;
  const wait = (ms: number): void => jest.advanceTimersByTime(ms);
  const rest = (): void => wait(400);

  beforeEach(() => {
    jest.useFakeTimers();
    window.matchMedia = () => ({ matches: false }) as MediaQueryList;
    TestBed.configureTestingModule({ providers: [CanvasView, CanvasCamera] });
    camera = TestBed.inject(CanvasCamera);
    camera.resize({ width: 800, height: 600 });
  });
  afterEach(() => {
    camera.stop();
    jest.useRealTimers();
  });

  it('zooms by each of several quick steps', () => {
    for (let step = 0; step < 4; step += 1) {
      camera.zoomBy(1.25);
      wait(40);
    }
    expect(camera.viewport.zoom).toBeLessThan(1.25 ** 4);
    rest();
    expect(camera.viewport.zoom).toBeCloseTo(1.25 ** 4);
    camera.zoomBy(2);
    wait(40);
    camera.actualSize();
    rest();
    expect(camera.viewport.zoom).toBeCloseTo(1);
  });

  it('goes back and forth between the views that were jumped to, however quickly', () => {
    const views = [0, 100, 200].map((x) => ({ x, y: 0, zoom: 1 }));
    for (const view of views.slice(1)) {
      camera.jumpTo(view);
      wait(70);
    }
    rest();
    const back = (): void => {
      camera.back();
      wait(70);
    };
    back();
    back();
    rest();
    expect(camera.viewport).toEqual(views[0]);
    camera.forth();
    rest();
    expect(camera.viewport).toEqual(views[1]);
    camera.forth();
    rest();
    expect(camera.viewport).toEqual(views[2]);
  });

  it('starts from what is seen when a hand stops it on its way', () => {
    camera.jumpTo({ x: 100, y: 0, zoom: 1 });
    wait(70);
    const { x } = camera.viewport;
    camera.panBy({ x: 5, y: 0 });
    rest();
    expect(camera.viewport.x).toBe(x + 5);
  });
});
