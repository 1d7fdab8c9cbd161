import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonValue } from '@rex/workflow';
import { Meta } from 'typebox/schema';
import { evaluateSchema } from './evaluate-schema';
import type { Draft } from './schema-machine';
import { SCHEMA_PARTS } from './schema-program';

// The official suite lies beside the repository and is not part of it.
const corpus = path.resolve(__dirname, '../../../../../../shared/corpus/json-schema');
const isThere = existsSync(corpus);

interface Group {
  description: string;
  schema: JsonValue;
  tests: { description: string; data: JsonValue; valid: boolean }[];
}

/** Where REX differs from the suite, and why, by the start of the names of the cases. */
const EXCEPTIONS: Record<string, string> = {
  'draft7/optional/format/idn-hostname.json':
    'idn-hostname is a note: IDNA 2008 needs Unicode tables that REX does not ship',
};

/** Remote documents of the suite that the corpus lacks, as the suite has them. */
const LACKING: Record<string, JsonValue> = {
  'http://localhost:1234/baseUriChange/folderInteger.json': { type: 'integer' },
  'http://localhost:1234/baseUriChangeFolder/folderInteger.json': { type: 'integer' },
  'http://localhost:1234/baseUriChangeFolderInSubschema/folderInteger.json': { type: 'integer' },
  'http://localhost:1234/draft2019-09/dependentRequired.json': {
    $id: 'http://localhost:1234/draft2019-09/dependentRequired.json',
    $schema: 'https://json-schema.org/draft/2019-09/schema',
    dependentRequired: { foo: ['bar'] },
  },
  'http://localhost:1234/draft2019-09/ignore-prefixItems.json': {
    $id: 'http://localhost:1234/draft2019-09/ignore-prefixItems.json',
    $schema: 'https://json-schema.org/draft/2019-09/schema',
    prefixItems: [{ type: 'string' }],
  },
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as JsonValue;

/** The remote documents of the suite, which tests of references expect to be known. */
function remotes(): Record<string, JsonValue> {
  const folder = path.join(corpus, 'remotes');
  const files = filesOf(folder).map((name) => [
    `http://localhost:1234/${name.split(path.sep).join('/')}`,
    read(path.join(folder, name)),
  ]);
  const meta = Object.entries(Meta as unknown as Record<string, JsonValue>);
  return Object.fromEntries([
    ...Object.entries(LACKING),
    ...meta.filter(([uri]) => /draft-07|2020-12/.test(uri)),
    ...files,
  ]);
}

interface Result {
  name: string;
  isRight: boolean;
}

function runDraft(folder: string, draft: Draft): Result[] {
  const documents = remotes();
  const root = path.join(corpus, 'tests', folder);
  return filesOf(root).flatMap((file) =>
    (read(path.join(root, file)) as unknown as Group[]).flatMap(({ description, schema, tests }) =>
      tests.map((test): Result => {
        // As the suite asks: formats are notes in its main part and are checked in its optional part.
        const checksFormats = file.startsWith('optional');
        const task = { schema, documents, draft, checksFormats, maxErrors: 10 };
        const verdict = evaluateSchema(task, test.data, SCHEMA_PARTS);
        const isRight = verdict.kind === 'checked' && verdict.valid === test.valid;
        return { name: `${folder}/${file}: ${description}: ${test.description}`, isRight };
      }),
    ),
  );
}

(isThere ? describe : describe.skip)(
  `the JSON-Schema-Test-Suite${isThere ? '' : ' (skipped: ../shared/corpus is not there)'}`,
  () => {
    it.each([
      ['draft7', 7, 300],
      ['draft2020-12', 2020, 300],
    ] as const)('holds for %s, but for the named exceptions', (folder, draft, least) => {
      const results = runDraft(folder, draft);
      expect(results.length).toBeGreaterThan(least);
      const wrong = results.filter(({ isRight }) => !isRight).map(({ name }) => name);
      const isExpected = (name: string) => Object.keys(EXCEPTIONS).some((start) => name.startsWith(start));
      expect(wrong.filter((name) => !isExpected(name))).toEqual([]);
      // An exception that no longer is one must go.
      const stale = Object.keys(EXCEPTIONS).filter(
        (start) => start.startsWith(`${folder}/`) && !wrong.some((name) => name.startsWith(start)),
      );
      expect(stale).toEqual([]);
    });
  },
);
