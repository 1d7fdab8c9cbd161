import { drawPicture, type PictureTypes } from './draw-picture';

const settings = { onError: 'fail' as const };
const node = (id: string, name: string, x: number, type = 'code') => ({
  ...{ id, type, name, position: { x, y: 0 }, config: {}, settings, disabled: false, notes: '' },
});
const types: PictureTypes = {
  portsOf: ({ type }) => ({ inputs: ['main'], outputs: type === 'condition' ? ['true', 'false'] : ['main'] }),
  kindOf: ({ type }) => type,
  iconOf: () => 'M0 0h24',
  isTrigger: ({ type }) => type.endsWith('-trigger'),
  portLabel: (_node, port) => `Port ${port}`,
};
const colours = { 'bg-canvas': 'rgb(10, 10, 11)', 'text-1': '#fff' };
const edge = { id: 'e', source: 'a', sourcePort: 'true', target: 'b', targetPort: 'main' };
const draw = (more: object = {}) =>
  drawPicture(
    {
      ...{ nodes: [node('a', 'Big <order>?', 0, 'condition'), node('b', 'Thank & bill', 320)] },
      ...{ edges: [edge], notes: [], groups: [], ...more },
    },
    types,
    colours,
  );
const parse = (svg: string): Document => new DOMParser().parseFromString(svg, 'image/svg+xml');
const texts = (svg: string): (string | null)[] =>
  [...parse(svg).querySelectorAll('text')].map((each) => each.textContent);

describe('drawPicture', () => {
  it('is a file of its own: names, kinds, branches, and colours instead of tokens', () => {
    const { svg, width, height } = draw();
    expect(parse(svg).querySelector('parsererror')).toBeNull();
    expect(texts(svg)).toEqual(['Port true', 'Big <order>?', 'condition', 'Thank & bill', 'code']);
    expect(svg).not.toMatch(/var\(|class=|style=|href/);
    expect([width, height]).toEqual([320 + 224 + 80, 72 + 80]);
  });

  it('shows notes and open groups, and of a closed group only its card', () => {
    const note = {
      id: 'n',
      text: '# Title\n- first',
      tint: 1,
      position: { x: 0, y: 200 },
      size: { width: 240, height: 80 },
    };
    const group = { id: 'g', name: 'Billing', nodeIds: ['a', 'b'], noteIds: [], parentId: null };
    const open = draw({ notes: [note], groups: [{ ...group, isCollapsed: false }] });
    expect(texts(open.svg)).toEqual(expect.arrayContaining(['Billing', 'Title', '• first', 'Thank & bill']));
    const closed = draw({ groups: [{ ...group, isCollapsed: true }] });
    expect(texts(closed.svg).filter((text) => text !== '')).toEqual(['Billing']);
  });

  it('is a small empty sheet for an empty workflow', () => {
    const { width, height } = draw({ nodes: [], edges: [] });
    expect([width, height]).toEqual([400, 240]);
  });
});
