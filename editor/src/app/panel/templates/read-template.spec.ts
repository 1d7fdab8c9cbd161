import type { ScopeData } from './scope-data';
import { previewTemplate } from './read-template';
import { splitTemplate } from './split-template';

const scope: ScopeData = {
  upstream: new Set(['fetch']),
  entries: [
    { path: 'input', title: '', value: { name: 'Ada', total: 3 }, isExample: false },
    { path: 'steps.fetch', title: '', value: { status: 200 }, isExample: true },
  ],
};

describe('previewTemplate', () => {
  it('tells what paths come to', () => {
    expect(previewTemplate('Hi {{ input.name }}, {{ input.total }}', scope)).toEqual({
      kind: 'value',
      text: 'Hi Ada, 3',
    });
    expect(previewTemplate('{{ input }}', scope)?.text).toBe('{ name, total }');
  });

  it('says when the value is that of an example', () => {
    expect(previewTemplate('{{ steps.fetch.status }}', scope)?.text).toBe('For example 200');
  });

  it('runs no JavaScript', () => {
    expect(previewTemplate('{{ input.name.toUpperCase() }}', scope)?.kind).toBe('later');
  });

  it('tells of paths to nothing, steps that do not run before, and what is no template', () => {
    expect(previewTemplate('{{ input.nope }}', scope)?.kind).toBe('missing');
    expect(previewTemplate('{{ steps.later.a }}', scope)?.text).toContain('“later”');
    expect(previewTemplate('{{ input.name', scope)?.kind).toBe('mistake');
    expect(previewTemplate('plain', scope)).toBeNull();
  });
});

it('takes a text apart where templates begin and end', () => {
  expect(splitTemplate('a {{ b }} \\{{ c').map((piece) => piece.isTemplate)).toEqual([false, true, false]);
  expect(splitTemplate('{{ open').map((piece) => piece.text)).toEqual(['{{ open']);
  expect(splitTemplate('')).toHaveLength(1);
});
