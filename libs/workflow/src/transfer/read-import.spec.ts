import fc from 'fast-check';
import { aDocument, aNode } from '../spec-support/a-document';
import { acyclicDocument } from '../spec-support/arbitrary-graph';
import { TEST_CATALOG } from '../spec-support/a-catalog';
import { exportDocument } from './export-document';
import { readImport } from './read-import';

const EXPORTED = { tags: ['Mail'], exportedAt: new Date(0), rexVersion: '0.1.0' };
const anExport = (parts: object = {}) => ({
  ...exportDocument(aDocument(['a']), EXPORTED, TEST_CATALOG),
  ...parts,
});
const pathsOf = (input: unknown) => {
  const read = readImport(input);
  return read.kind === 'invalid' ? read.problems.map(({ path }) => path) : read.kind;
};

describe('readImport', () => {
  it('gives back what was exported', () => {
    const tags = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,50}$/), { maxLength: 20 });
    fc.assert(
      fc.property(acyclicDocument(), tags, (document, names) => {
        const exported = exportDocument(document, { ...EXPORTED, tags: names }, TEST_CATALOG);
        const read = readImport(JSON.parse(JSON.stringify(exported)));
        expect(read).toEqual({ kind: 'read', document, tags: names, leftOut: [], keys: [] });
        const again = exportDocument(document, { ...EXPORTED, tags: names }, TEST_CATALOG);
        expect(again).toEqual(exported);
      }),
    );
  });

  it('gives back the same after keys were left out, and tells which', () => {
    const document = aDocument([aNode('a', { type: 'gone', config: { keyId: 'k', text: 'x' } })]);
    const exported = exportDocument(document, EXPORTED, TEST_CATALOG);
    const read = readImport(exported);
    expect(read).toMatchObject({
      kind: 'read',
      leftOut: [{ nodeId: 'a', path: '/nodes/0/config/keyId', what: 'key' }],
    });
    if (read.kind !== 'read') return;
    expect(exportDocument(read.document, EXPORTED, TEST_CATALOG).workflow).toEqual(exported.workflow);
    expect(exported.requirements.nodeTypes).toEqual(['gone']);
  });

  it('reads a workflow document without anything around it, and with tags', () => {
    expect(readImport({ name: 'Bare', nodes: [], tags: [' A ', 'a'] })).toMatchObject({
      kind: 'read',
      document: { name: 'Bare', nodes: [], settings: { timezone: 'UTC' } },
      tags: ['A'],
    });
  });

  it.each([0, 2, 1.5, 1e9])('says that it does not read version %d of the format', (formatVersion) => {
    expect(readImport(anExport({ formatVersion }))).toEqual({ kind: 'unsupported', formatVersion });
  });

  it.each([
    ['nothing', undefined, ['']],
    ['a text', 'rex-workflow', ['']],
    ['a list', [], ['']],
    ['no name', {}, ['/name']],
    ['another format', anExport({ format: 'n8n' }), ['/format']],
    ['a version as text', anExport({ formatVersion: '1' }), ['/formatVersion']],
    ['no workflow', { format: 'rex-workflow', formatVersion: 1 }, ['/workflow']],
    ['a list as workflow', anExport({ workflow: [] }), ['/workflow']],
    ['an unknown key', anExport({ owner: 'me' }), ['/owner']],
    ['an unknown key in the workflow', anExport({ workflow: { name: 'x', id: 1 } }), ['/workflow/id']],
    ['tags of other kinds', { name: 'x', tags: ['ok', 1, ''] }, ['/tags/1', '/tags/2']],
    ['tags that are no list', { name: 'x', tags: 'a' }, ['/tags']],
    ['too many tags', { name: 'x', tags: Array.from({ length: 21 }, (_, at) => `t${at}`) }, ['/tags']],
    ['half a character', anExport({ workflow: { name: '\ud800' } }), ['/workflow/name']],
    [
      'requirements of another shape',
      anExport({ requirements: { leftOut: [1] } }),
      ['/requirements/leftOut/0'],
    ],
  ])('points to what is wrong in %s', (_what, input, expected) => {
    expect(pathsOf(input)).toEqual(expected);
  });

  it('refuses keys of prototypes, and stays the same afterwards', () => {
    expect(pathsOf(JSON.parse('{"name": "x", "__proto__": {"polluted": 1}}'))).toEqual(['/__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('tells the node of a problem', () => {
    const read = readImport(
      anExport({ workflow: { name: 'x', nodes: [{ id: 'a', type: 'step', color: 'red' }] } }),
    );
    expect(read).toMatchObject({ problems: [{ nodeId: 'a', path: '/workflow/nodes/0/color' }] });
  });

  it('reads a tag of a million spaces in no time', () => {
    const startedAt = performance.now();
    expect(pathsOf({ name: 'x', tags: [' '.repeat(1_000_000) + ','] })).toEqual(['/tags/0']);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it('takes no exception from any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, workflow) => {
        readImport(value);
        readImport(anExport({ workflow, requirements: value }));
      }),
    );
  });
});
