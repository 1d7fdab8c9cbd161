import { globSync, readFileSync } from 'node:fs';

const TESTS = /\.(spec|int-spec|fault-spec)\.ts$|\/(spec-support|testing)\//;
const RAISED =
  /new (?:UserError|OperationalError|UnexpectedError|PlanError|ScriptError|StorageError|LlmError)\(\s*'([a-z]+(?:-[a-z]+)+)'/g;
const NAMED = /\bcode: '([a-z]+(?:-[a-z]+)+)'/g;

/** Every code that product code raises or puts into a row, with the file it stands in. */
function codesInUse(): Map<string, string> {
  const files = globSync(['backend/src/**/*.ts', 'worker/src/**/*.ts', 'libs/*/src/**/*.ts']);
  const codes = new Map<string, string>();
  for (const file of files.filter((each) => !TESTS.test(each))) {
    const source = readFileSync(file, 'utf8');
    for (const pattern of [RAISED, NAMED])
      for (const [, code] of source.matchAll(pattern)) codes.set(code ?? '', file);
  }
  return codes;
}

it('documents every error code in docs/errors.md', () => {
  const codes = codesInUse();
  const documented = new Set(
    [...readFileSync('docs/errors.md', 'utf8').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code),
  );
  expect(codes.size).toBeGreaterThan(30);
  expect(
    [...codes].filter(([code]) => !documented.has(code)).map(([code, file]) => `${code} in ${file}`),
  ).toEqual([]);
});
