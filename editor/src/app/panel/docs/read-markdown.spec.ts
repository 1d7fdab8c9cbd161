import { NODE_TYPES, schemaOf } from '../spec-support/node-types';
import { readMarkdown } from './read-markdown';
import { schemaRows } from './schema-rows';

describe('readMarkdown', () => {
  it('reads the guides of all node types', () => {
    for (const { guide } of NODE_TYPES) expect(readMarkdown(guide)).not.toMatch(/\]\(|```/);
  });

  it('keeps links only when they lead out', () => {
    expect(readMarkdown('[a](../llm.md)')).not.toContain('<a');
    expect(readMarkdown('[a](javascript:alert(1))')).not.toContain('<a');
    expect(readMarkdown('[a](https://example.com/)')).toContain('rel="noopener noreferrer"');
  });

  it('shows HTML as it is written', () => {
    expect(readMarkdown('<img src=x onerror=alert(1)>')).not.toContain('<img');
  });
});

it('lists the fields of objects and of lists of objects', () => {
  const paths = schemaRows(schemaOf('llm')).map(({ path }) => path);
  expect(paths).toContain('messages[].role');
  expect(schemaRows(schemaOf('http-request')).map(({ path }) => path)).toContain('auth.keyId');
});
