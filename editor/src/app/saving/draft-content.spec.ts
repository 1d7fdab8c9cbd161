import { readContent } from './draft-content';

type Workflow = Parameters<typeof readContent>[0];
const workflow = (places: [number, number][]): Workflow => ({
  name: 'Placed',
  description: '',
  settings: { timezone: 'UTC', timeoutMs: 3_600_000, maxConcurrency: null },
  notes: [],
  groups: [],
  nodes: places.map(([x, y], n) => ({
    id: `n${n}`,
    type: 'code',
    name: `Node ${n}`,
    position: { x, y },
    config: {},
    settings: { onError: 'fail' },
    disabled: false,
    notes: '',
  })),
  edges: places.slice(1).map((_, n) => ({
    id: `e${n}`,
    source: `n${n}`,
    sourcePort: 'main',
    target: `n${n + 1}`,
    targetPort: 'main',
  })),
});
const placesOf = (given: Workflow): [number, number][] =>
  [...readContent(given).document.nodes.byId.values()].map(({ position: { x, y } }) => [x, y]);

describe('a draft as the server gave it', () => {
  it('keeps the places that people gave, on whatever grid', () => {
    for (const places of [
      [
        [5, 6],
        [400, 6],
      ],
      [
        [0, 0],
        [320, 0],
        [0, 144],
      ],
    ] as [number, number][][]) {
      expect(placesOf(workflow(places))).toEqual(places);
    }
  });

  it('lays out afresh what lies on one another, or stands where saving put it', () => {
    const columns = (given: Workflow): number[] => placesOf(given).map(([x]) => x);
    const chain = workflow([
      [0, 0],
      [320, 0],
      [640, 0],
    ]);
    const stacked = columns(
      workflow([
        [5, 5],
        [5, 5],
        [5, 5],
      ]),
    );
    expect(new Set(stacked).size).toBe(3);
    expect(columns(chain)).toEqual(stacked);
  });
});
