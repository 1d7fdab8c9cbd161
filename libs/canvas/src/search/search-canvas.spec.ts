import { aDocument, aNode, aNote } from '../spec-support/a-document';
import { searchCanvas } from './search-canvas';

const document = aDocument({
  nodes: [
    aNode('fetch', { name: 'Get ticket', config: { url: 'https://x.test', headers: [{ name: 'X-Trace' }] } }),
    aNode('llm', { name: 'Summarise', type: 'llm', notes: 'Ask Ann' }),
  ],
  notes: [aNote('n', { text: 'Tickets come\nfrom the shop' })],
});
const find = (query: string) =>
  searchCanvas(document, query, {
    typeLabelOf: (node) => (node.type === 'llm' ? 'Language model' : 'Code'),
    errorOf: (id) => (id === 'llm' ? 'TimeoutError: no answer in 30 s' : undefined),
  }).map(({ id, where, path }) => `${id} ${where} ${path}`.trim());

describe('searchCanvas', () => {
  it('looks into names, fields, errors, types, comments and notes', () => {
    expect(find('TICKET')).toEqual(['fetch name', 'n text']);
    expect(find('x-trace')).toEqual(['fetch field headers.0.name']);
    expect(find('timeout')).toEqual(['llm error']);
    expect(find('language')).toEqual(['llm type']);
    expect(find('ann')).toEqual(['llm text']);
    expect(find('fetch')).toEqual(['fetch id']);
  });

  it('finds nothing for nothing', () => {
    expect(find('  ')).toEqual([]);
    expect(find('zzz')).toEqual([]);
  });

  it('shows the text around the match on one line', () => {
    const long = aDocument({
      nodes: [],
      notes: [aNote('n', { text: `${'a '.repeat(40)}\nneedle${' b'.repeat(60)}` })],
    });
    const [hit] = searchCanvas(long, 'needle', { typeLabelOf: () => '', errorOf: () => undefined });
    expect(hit?.excerpt).toMatch(/^….* needle .*…$/);
    expect(hit?.excerpt.length).toBeLessThanOrEqual(82);
  });
});
