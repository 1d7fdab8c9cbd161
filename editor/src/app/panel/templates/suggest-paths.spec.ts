import type { ScopeData } from './scope-data';
import { suggestInTemplate, suggestPaths } from './suggest-paths';
import { insertAt, withSuggestion } from './with-suggestion';

const scope: ScopeData = {
  upstream: new Set(['fetch']),
  entries: [
    { path: 'input', title: 'What comes in', value: { name: 'Ada', 'content-type': 'x' }, isExample: false },
    { path: 'trigger', title: 'What started it', value: undefined, isExample: false },
    { path: 'steps.fetch', title: 'Fetch', value: { items: [{ sku: 'a' }] }, isExample: true },
  ],
};
const labels = (written: string) => suggestPaths(written, scope).map(({ label }) => label);

describe('suggestPaths', () => {
  it('begins with the names that templates know', () => {
    expect(labels('')).toEqual(['input', 'trigger', 'steps']);
    expect(labels('st')).toEqual(['steps']);
  });

  it('goes on with steps and the fields of what they gave', () => {
    expect(labels('steps.')).toEqual(['fetch']);
    expect(labels('steps.fetch.')).toEqual(['items']);
    expect(suggestPaths('steps.fetch.items[', scope)[0]?.path).toBe('steps.fetch.items[0]');
    expect(labels('steps.fetch.items[0].')).toEqual(['sku']);
  });

  it('writes names that are no identifiers in brackets', () => {
    expect(suggestPaths('input.con', scope)[0]?.path).toBe('input["content-type"]');
  });

  it('takes dots and brackets in a quoted key for the key', () => {
    const dotted = { ...scope, entries: [{ ...scope.entries[0]!, value: { 'a.b': 1, 'a[0]': 2 } }] };
    expect(suggestPaths('input["a.', dotted).map(({ path }) => path)).toEqual(['input["a.b"]']);
    expect(suggestPaths('input["a[', dotted).map(({ path }) => path)).toEqual(['input["a[0]"]']);
  });

  it('has nothing to say of what it does not know', () => {
    expect(labels('input.name.')).toEqual([]);
    expect(labels('nothing.')).toEqual([]);
  });
});

describe('suggestInTemplate', () => {
  it('speaks inside braces only', () => {
    expect(suggestInTemplate('Hi input.', 9, scope)).toBeNull();
    expect(suggestInTemplate('Hi {{ input.name }} you', 22, scope)).toBeNull();
    expect(suggestInTemplate('\\{{ in', 6, scope)).toBeNull();
    expect(suggestInTemplate('Hi {{ in', 8, scope)?.items[0]?.path).toBe('input');
  });

  it('closes braces that are open', () => {
    const text = 'Hi {{';
    const found = suggestInTemplate(text, text.length, scope);
    expect(found?.isOpen).toBe(true);
    expect(found && withSuggestion(text, text.length, found, 'input')).toEqual({
      text: 'Hi {{ input }}',
      caret: 11,
    });
  });

  it('replaces what was typed of a path', () => {
    const text = '{{ input.na }}!';
    const found = suggestInTemplate(text, 11, scope);
    expect(found && withSuggestion(text, 11, found, 'input.name')).toEqual({
      text: '{{ input.name }}!',
      caret: 13,
    });
  });
});

it('puts a path in the place of what was selected', () => {
  expect(insertAt('a XX b', { start: 2, end: 4 }, '{{ input }}')).toEqual({
    text: 'a {{ input }} b',
    caret: 13,
  });
});
