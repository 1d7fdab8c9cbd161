import { readFile } from './read-file';

describe('readFile', () => {
  it('gives the object of a text', () => {
    expect(readFile('{"name": "a", "nodes": []}')).toEqual({ kind: 'file', value: { name: 'a', nodes: [] } });
  });

  it.each([
    ['', 'There is nothing in it.'],
    ['{\n  "a": 1,\n}', 'It is not JSON: look at line 3, column 1.'],
    ['[1]', 'It is JSON, but no workflow: a workflow is an object.'],
    ['"text"', 'It is JSON, but no workflow: a workflow is an object.'],
    [`"${'x'.repeat(5 * 1024 * 1024)}"`, 'It is larger than 5 MB.'],
    [JSON.stringify({ nodes: Array(5001).fill(0) }), 'It has more than 5,000 nodes.'],
    [JSON.stringify({ workflow: { nodes: Array(5001).fill(0) } }), 'It has more than 5,000 nodes.'],
  ])('refuses %.20j', (text, message) => {
    expect(readFile(text)).toEqual({ kind: 'mistake', message });
  });
});
