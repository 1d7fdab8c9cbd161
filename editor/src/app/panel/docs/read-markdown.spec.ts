import { NODE_TYPES, schemaOf } from '../spec-support/node-types';
import { readMarkdown } from './read-markdown';
import { schemaRows } from './schema-rows';

describe('readMarkdown', () => {
  const pieces = (source: string) => readMarkdown(source).flatMap(({ rows }) => rows.flat(2));

  it('reads the guides of all node types', () => {
    for (const { guide } of NODE_TYPES) {
      for (const { text } of pieces(guide)) expect(text).not.toMatch(/\]\(|```/);
    }
  });

  it('keeps links only when they lead out', () => {
    const kinds = ['[a](../llm.md)', '[a](javascript:alert(1))', '[a](https://example.com/)'].map(
      (source) => pieces(source)[0]?.kind,
    );
    expect(kinds).toEqual(['text', 'text', 'link']);
  });

  it('reads blocks and marks', () => {
    expect(readMarkdown('## A\n\n- **b** and `c`\n\n```\nd\n```').map(({ kind }) => kind)).toEqual([
      'heading',
      'list',
      'code',
    ]);
    expect(pieces('**b** and `c`').map(({ kind, text }) => [kind, text])).toEqual([
      ['strong', 'b'],
      ['text', ' and '],
      ['code', 'c'],
    ]);
  });

  it('shows HTML as it is written', () => {
    expect(pieces('<img src=x onerror=alert(1)>').map(({ text }) => text.trim())).toEqual([
      '<img src=x onerror=alert(1)>',
    ]);
  });
});

it('lists the fields of objects and of lists of objects', () => {
  const paths = schemaRows(schemaOf('llm')).map(({ path }) => path);
  expect(paths).toContain('messages[].role');
  expect(schemaRows(schemaOf('http-request')).map(({ path }) => path)).toContain('auth.keyId');
});
