import { openedDocument } from './opened-document';

type Workflow = Parameters<typeof openedDocument>[0];
const workflow = (places: [number, number][]): Workflow => ({
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
const placesOf = (given: Workflow): { x: number; y: number }[] =>
  [...openedDocument(given).nodes.byId.values()].map(({ position }) => position);

describe('openedDocument', () => {
  it('keeps the places that people gave', () => {
    expect(
      placesOf(
        workflow([
          [5, 6],
          [400, 6],
        ]),
      ),
    ).toEqual([
      { x: 5, y: 6 },
      { x: 400, y: 6 },
    ]);
  });

  it('lays out afresh what lies on one another, or stands on the grid that saving gave it', () => {
    const columns = (given: Workflow): number[] => placesOf(given).map(({ x }) => x);
    const stacked = columns(
      workflow([
        [5, 5],
        [5, 5],
        [5, 5],
      ]),
    );
    expect(new Set(stacked).size).toBe(3);
    expect(
      columns(
        workflow([
          [0, 0],
          [0, 144],
          [320, 0],
        ]),
      ),
    ).toEqual(stacked);
  });
});
