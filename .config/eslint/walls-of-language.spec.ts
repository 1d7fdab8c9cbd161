import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from './house.mjs';
import { typedRules } from './language-rules.mjs';
import { brokenRules, lintText, rulesFor } from './lint-text';

describe('the environment', () => {
  it.each([
    ['export const port = process.env.PORT;'],
    ["export const port = process.env['PORT'];"],
    ["export const port = process['env'];"],
    ['const { env } = process;\nexport const port = env;'],
    ['export const port = globalThis.process.env;'],
    ["import { env } from 'node:process';\nexport const port = env;"],
    ["import process from 'node:process';\nexport const port = process.env;"],
  ])('is not read by %s, but in its home', async (text) => {
    for (const file of [
      'backend/src/main.ts',
      'libs/platform/src/logging/x.ts',
      'libs/engine/src/x.spec.ts',
    ]) {
      expect(await brokenRules(file, `${text}\n`)).toEqual(['house/no-environment']);
    }
    for (const file of ['libs/platform/src/config/x.ts', 'libs/testing/src/x.ts']) {
      expect(await brokenRules(file, `${text}\n`)).toEqual([]);
    }
  });

  it('may be named in types and by other objects', async () => {
    const text = 'export const read = (env: NodeJS.ProcessEnv, run: { env: object }) => [env, run.env];\n';
    expect(await brokenRules('libs/embedded/src/x.ts', text)).toEqual([]);
  });
});

describe('text that becomes code', () => {
  it.each([
    ["export const run = eval('1');", 'no-eval'],
    ["export const run = globalThis.eval('1');", 'no-eval'],
    ['const run = eval;\nexport const again = run;', 'no-eval'],
    ["export const run = new Function('return 1');", 'no-new-func'],
    ["export const run = Function('return 1');", 'no-new-func'],
    ["export const run = Function.apply(null, ['return 1']);", 'no-new-func'],
    ["setTimeout('run()', 1);", 'no-implied-eval'],
    ["globalThis.setTimeout('run()', 1);", 'no-implied-eval'],
    ["export const run = (async () => 1).constructor('return 1');", 'no-restricted-syntax'],
  ])('%s is refused by %s everywhere', async (text, rule) => {
    for (const file of [
      'libs/sandbox/src/x.ts',
      'libs/nodes/src/x.ts',
      'libs/engine/src/x.spec.ts',
      'editor/src/app/x.ts',
    ]) {
      expect(await brokenRules(file, `${text}\n`)).toEqual([rule]);
    }
    expect(await brokenRules('.tools/x.mjs', `${text}\n`)).toEqual([rule]);
  });

  it('leaves timers with functions alone', async () => {
    expect(await brokenRules('libs/sandbox/src/x.ts', 'setTimeout(() => undefined, 1);\n')).toEqual([]);
  });
});

describe('text that becomes HTML', () => {
  it.each([
    ["export const show = (it: { innerHTML: string }) => {\n  it.innerHTML = 'x';\n};"],
    ["export const show = (it: Element) => it.insertAdjacentHTML('beforeend', 'x');"],
    [
      "export const show = (it: { bypassSecurityTrustHtml(text: string): string }) => it.bypassSecurityTrustHtml('x');",
    ],
    ['export const template = `<p [innerHTML]="text"></p>`;'],
  ])('%s is refused in the editor', async (text) => {
    expect(await brokenRules('editor/src/app/x.ts', `${text}\n`)).toEqual(['no-restricted-syntax']);
  });

  it('leaves bindings alone', async () => {
    expect(
      await brokenRules('editor/src/app/x.ts', 'export const template = `<p>{{ text }}</p>`;\n'),
    ).toEqual([]);
  });
});

describe('the language', () => {
  it.each([
    ['export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
    ['export const x = 1 as any;', '@typescript-eslint/no-explicit-any'],
    ['// @ts-ignore\nexport const x = 1;', '@typescript-eslint/ban-ts-comment'],
    ['// @ts-expect-error\nexport const x = 1;', '@typescript-eslint/ban-ts-comment'],
    ['const x = 1;\nexport {};', '@typescript-eslint/no-unused-vars'],
    ["import { A } from './a';\nexport type B = A;", '@typescript-eslint/consistent-type-imports'],
    ["import { type A } from './a';\nexport type B = A;", '@typescript-eslint/no-import-type-side-effects'],
    ["export * from './a';", 'no-restricted-syntax'],
    ['export const same = (a: number) => a == 1;', 'eqeqeq'],
  ])('%s is refused by %s', async (text, rule) => {
    expect(await brokenRules('libs/engine/src/x.ts', `${text}\n`)).toEqual([rule]);
  });

  it.each([
    ['export const x: unknown = 1;'],
    ['// @ts-expect-error a caller without types may do this\nexport const x = 1;'],
    ["import type { A } from './a';\nexport type B = A;"],
    ["import { make, type A } from './a';\nexport const b: A = make();"],
    [
      "import { Injectable } from '@nestjs/common';\nimport { A } from './a';\n@Injectable()\nexport class B {\n  constructor(readonly a: A) {}\n}",
    ],
  ])('%s is fine', async (text) => {
    expect(await brokenRules('libs/engine/src/x.ts', `${text}\n`)).toEqual([]);
  });

  it('is not opened by a comment', async () => {
    const text = '/* eslint-disable */\nexport const x: any = 1; // eslint-disable-line\n';
    expect(await brokenRules('libs/engine/src/x.ts', text)).toContain('@typescript-eslint/no-explicit-any');
  });
});

describe('rules with types', () => {
  const fixtures = path.join(root, '.config/fixtures/typed');
  const eslint = new ESLint({
    cwd: fixtures,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      plugins: { '@typescript-eslint': tseslint.plugin },
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: { project: ['tsconfig.json'], tsconfigRootDir: fixtures },
      },
      rules: typedRules,
    },
  });

  it.each(['libs/engine/src/x.ts', 'backend/src/x.ts', 'editor/src/app/x.ts', 'libs/engine/src/x.spec.ts'])(
    'are on in %s',
    async (file) => {
      expect(await rulesFor(file)).toEqual(expect.arrayContaining(Object.keys(typedRules)));
    },
  );

  it('find promises that nobody awaits and switches that forget a case', async () => {
    const [result] = await eslint.lintFiles(['broken.ts']);
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([
      '@typescript-eslint/no-floating-promises',
      '@typescript-eslint/switch-exhaustiveness-check',
      '@typescript-eslint/return-await',
      '@typescript-eslint/no-misused-promises',
      '@typescript-eslint/await-thenable',
    ]);
  });

  it('find nothing where all is awaited and covered', async () => {
    const [result] = await eslint.lintFiles(['good.ts']);
    expect(result?.messages).toEqual([]);
  });
});

it('complaints say what to do instead', async () => {
  const [complaint] = await lintText('libs/nodes/src/x.ts', "import '@rex/engine';\n");
  expect(complaint?.message).toBe('nodes may not import engine. It may import: workflow, node-sdk.');
});
