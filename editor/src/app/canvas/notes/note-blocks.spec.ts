import { noteBlocks } from './note-blocks';

describe('noteBlocks', () => {
  it('knows headings, items and paragraphs', () => {
    expect(noteBlocks('# To do\n- one\n\nplain').map(({ kind }) => kind)).toEqual([
      'heading',
      'item',
      'text',
    ]);
  });

  it('knows strong, slanted and code inside a line', () => {
    expect(noteBlocks('a **b** *c* `d`')[0]?.spans).toEqual([
      { text: 'a ', kind: 'plain' },
      { text: 'b', kind: 'strong' },
      { text: ' ', kind: 'plain' },
      { text: 'c', kind: 'slanted' },
      { text: ' ', kind: 'plain' },
      { text: 'd', kind: 'code' },
    ]);
  });

  it('leaves everything else as text, HTML too', () => {
    expect(noteBlocks('<b>x</b> 2 * 3 * 4')[0]?.spans[0]?.text).toContain('<b>x</b>');
  });
});
