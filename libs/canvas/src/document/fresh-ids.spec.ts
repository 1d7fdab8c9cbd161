import { edgeIdFor, freshId, freshIds, nodeIdFor } from './fresh-ids';

describe('freshId', () => {
  it('counts on from the stem', () => {
    expect(freshId('llm', new Set())).toBe('llm');
    expect(freshId('llm', new Set(['llm']))).toBe('llm_2');
    expect(freshId('llm_2', new Set(['llm', 'llm_2']))).toBe('llm_3');
  });

  it('stays within the length of a node id', () => {
    const long = 'a'.repeat(64);
    expect(freshId(long, new Set([long]))).toBe(`${'a'.repeat(62)}_2`);
  });

  it('makes a fresh id of a wish that is nothing but a number', () => {
    expect(freshId('_2', new Set(['_2']))).toBe('_2_2');
  });
});

describe('freshIds', () => {
  it('gives each item an id of its own, and as it is where that is free', () => {
    const ids = freshIds(['a', 'a_2', 'b', 'a_9'], ['a', 'c']);
    expect(Object.fromEntries(ids)).toEqual({ a: 'a_2', a_2: 'a_3', b: 'b', a_9: 'a_9' });
  });
});

describe('nodeIdFor', () => {
  it('makes identifiers of types and names', () => {
    expect(nodeIdFor('http-request', new Set())).toBe('http_request');
    expect(nodeIdFor('Köln & 7 Städte', new Set())).toBe('koln_7_stadte');
    expect(nodeIdFor('7 zip', new Set())).toBe('node_7_zip');
    expect(nodeIdFor('Constructor', new Set())).toBe('node_constructor');
    expect(nodeIdFor('日本', new Set(['node']))).toBe('node_2');
  });
});

describe('edgeIdFor', () => {
  it('names the ends and numbers a second edge between them', () => {
    const ends = { source: 'a', sourcePort: 'true', target: 'b', targetPort: 'main' };
    expect(edgeIdFor(ends, new Set())).toBe('a:true->b:main');
    expect(edgeIdFor(ends, new Set(['a:true->b:main']))).toBe('a:true->b:main#2');
  });
});
