import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readRules } from '../spec-support/semantics-page';

/** Names of all tests in this folder that run a rule, with the rule they run. */
function testedRules(): { test: string; rule: string }[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith('.spec.ts') && file !== path.basename(__filename))
    .flatMap((file) => [
      ...readFileSync(path.join(__dirname, file), 'utf8').matchAll(
        /\bit\('([^']+)'[^]*?runRule\(\s*'([^']+)'/g,
      ),
    ])
    .map(([, test = '', rule = '']) => ({ test, rule }));
}

describe('docs/execution-semantics.md', () => {
  it('has a test of the same name for each rule, and a rule for each test', () => {
    const headings = readRules().map(({ heading }) => heading);
    expect(headings.length).toBeGreaterThan(15);
    expect(
      testedRules()
        .map(({ test }) => test)
        .sort(),
    ).toEqual([...headings].sort());
    for (const { test, rule } of testedRules()) expect(rule).toBe(test);
  });
});
