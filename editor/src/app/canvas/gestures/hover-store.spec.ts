import { TestBed } from '@angular/core/testing';
import type { Hit } from '@rex/canvas';
import { EdgeLayer } from '../edges/edge-layer';
import { HoverStore } from './hover-store';
import { PointerDriver } from './pointer-driver';

describe('HoverStore', () => {
  let hit: Hit;
  let hover: HoverStore;
  const rest = (): void => {
    hover.over({ target: document.body } as unknown as PointerEvent, { x: 0, y: 0 });
    jest.advanceTimersByTime(400);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        HoverStore,
        { provide: PointerDriver, useValue: { isIdle: true, hitAt: () => hit } },
        { provide: EdgeLayer, useValue: { hover: () => undefined } },
      ],
    });
    hover = TestBed.inject(HoverStore);
  });
  afterEach(() => jest.useRealTimers());

  it.each<[string, Hit, () => string | null]>([
    ['a card', { kind: 'node', id: 'a' }, () => hover.nodeId()],
    ['an edge', { kind: 'edge', id: 'a' }, () => hover.edgeId()],
    [
      'the end of an edge',
      { kind: 'edge-end', id: 'a', end: 'target', fixed: { nodeId: 'n', side: 'output', port: 'main' } },
      () => hover.edgeId(),
    ],
  ])('shows the tools of %s, and again when they were hidden in between', (_name, under, shown) => {
    hit = under;
    rest();
    expect(shown()).toBe('a');
    hover.hide();
    expect(shown()).toBeNull();
    rest();
    expect(shown()).toBe('a');
  });
});
