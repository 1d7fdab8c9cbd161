import { TestBed } from '@angular/core/testing';
import type { Viewport } from '@rex/canvas';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from './canvas-camera';
import { OpeningView } from './opening-view';
import { recallView } from './view-memory';

describe('OpeningView', () => {
  const seen: Viewport = { x: 30, y: 40, zoom: 2 };
  const camera = { goal: seen, size: { width: 800, height: 600 }, draw: () => undefined as void };
  let opening: OpeningView;
  let end: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    const onDraw = (draw: () => void): (() => void) => {
      camera.draw = draw;
      return () => undefined;
    };
    TestBed.configureTestingModule({
      providers: [
        OpeningView,
        { provide: CanvasCamera, useValue: { ...camera, onDraw } },
        { provide: SceneStore, useValue: { isEmpty: () => true } },
      ],
    });
    opening = TestBed.inject(OpeningView);
    end = opening.attach();
    opening.open('one');
  });
  afterEach(() => {
    end();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it.each<[string, () => void]>([
    ['once it has rested', () => jest.advanceTimersByTime(500)],
    [
      'when the page is left',
      () => {
        jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
        document.dispatchEvent(new Event('visibilitychange'));
      },
    ],
    ['when the canvas goes', () => end()],
    ['when another workflow comes', () => opening.open('two')],
  ])('keeps what is seen %s', (_when, happen) => {
    camera.draw();
    expect(recallView('one')).toBeUndefined();
    happen();
    expect(recallView('one')).toEqual(seen);
    expect(recallView('two')).toBeUndefined();
  });

  it('keeps nothing anew where nothing has moved', () => {
    end();
    expect(recallView('one')).toBeUndefined();
  });
});
