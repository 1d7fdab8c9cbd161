import { code, jsonBlock, plain } from './markdown-text.mjs';
import { nodePage } from './node-page.mjs';
import { nodePicture } from './node-picture.mjs';
import { retryWords } from './retry-words.mjs';

const main = { name: 'main', label: 'Main' };
const descriptor = {
  type: 'http-request',
  version: 2,
  label: 'HTTP <request>',
  category: 'data',
  icon: 'no-such-icon',
  summary: 'Sends a request.',
  configSchema: {
    type: 'object',
    required: ['url'],
    properties: { url: { type: 'string', description: 'Where | to.' } },
  },
  ports: { inputs: [main], outputs: [main, { name: 'late', label: 'Late' }] },
  retryClass: 'once',
  scriptFields: {},
  errors: [{ code: 'http-status', meaning: 'The target said no.', retryable: true }],
  guide: '# Rules\n\n```sh\n# a comment\n```',
  examples: [
    { name: 'gets', config: { url: 'x' }, input: 1, output: 2, port: 'late', answers: [{ status: 200 }] },
  ],
};
const page = (parts = {}) =>
  nodePage(
    { descriptor: { ...descriptor, ...parts }, retryClassOf: () => 'once' },
    { workflow: { name: 'w' }, withDefaults: (_, config) => config },
  );

describe('nodePage', () => {
  it('shows ports, fields, errors, examples and the workflow', () => {
    const text = page();
    expect(text).toContain('| output | `late` | Late |');
    expect(text).toContain('| output | `error` | Error; only with `onError: "branch"` |');
    expect(text).toContain('| `url` | string | **required** |  | no | Where \\| to. |');
    expect(text).toContain('| `http-status` | yes | The target said no. |');
    expect(text).toContain('Output, by the port `late`:\n\n```json\n2\n```');
    expect(text).toContain('"name": "w"');
  });

  it('shows fields of an example that it does not know', () => {
    expect(page()).toContain('With `answers`:\n\n```json\n[\n  {\n    "status": 200');
  });

  it('puts the headings of the guide below its own, and leaves code alone', () => {
    expect(page()).toContain('## Guide\n\n### Rules\n\n```sh\n# a comment\n```');
    expect(page({ guide: ' ' })).not.toContain('## Guide');
  });

  it('says so when there are no fields and no errors', () => {
    const text = page({ errors: [], configSchema: { type: 'object', properties: {} } });
    expect(text).toContain('## Config\n\nIt has none.');
    expect(text).toContain('It has none of its own.');
  });
});

describe('retryWords', () => {
  const withMethod = {
    ...descriptor,
    configSchema: {
      type: 'object',
      properties: { method: { enum: ['GET', 'POST', 'PUT'] }, url: { type: 'string' } },
    },
  };

  it('finds the field on which it depends what a crash may repeat', () => {
    const retryClassOf = ({ method }) => (method === 'POST' ? 'once' : 'idempotent');
    const words = retryWords({ descriptor: withMethod, retryClassOf }, (_, config) => ({
      method: 'GET',
      ...config,
    }));
    expect(words).toContain('- `method` `"GET"` or `"PUT"`: **idempotent**.');
    expect(words).toContain('- `method` `"POST"`: **once**.');
  });

  it('says one thing when it is always the same', () => {
    const words = retryWords({ descriptor: withMethod, retryClassOf: () => 'pure' }, (_, config) => config);
    expect(words).toMatch(/^\*\*pure\*\*: /);
  });
});

describe('nodePicture', () => {
  const tokens = ['bg-canvas', 'bg-card', 'bg-hover', 'line', 'edge', 'text-1', 'text-2', 'text-3'];
  const css = tokens.map((name, n) => `--${name}: light-dark(#00000${n}, #ffffff);`).join('\n');
  const look = {
    css,
    icons: { box: 'M0 0' },
    card: { width: 224, height: 72 },
    portOffsetY: (n, count) => (72 * (n + 1)) / (count + 1),
  };

  it('has a title for screen readers, its ports by name, and no markup of what it shows', () => {
    const svg = nodePicture(descriptor, look);
    expect(svg).toContain(
      '<title>The node HTTP &#60;request&#62;: the input main, the outputs main, late</title>',
    );
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain('>late</text>');
    expect(svg).not.toContain('<request>');
  });

  it('stops when the editor has no such colour any more', () => {
    expect(() => nodePicture(descriptor, { ...look, css: '' })).toThrow('--bg-canvas');
  });
});

describe('Markdown', () => {
  it('keeps texts within their cell and their code', () => {
    expect(plain('a | b\n*c* <d> `e|f`')).toBe('a \\| b \\*c\\* &lt;d> `e\\|f`');
    expect(code('a `b` c')).toBe('`` a `b` c ``');
    expect(jsonBlock('```')).toBe('````json\n"```"\n````');
  });
});
