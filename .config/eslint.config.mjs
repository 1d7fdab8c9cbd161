// `npm run lint`. The walls of the house are tables in eslint/: house.mjs says who may import whom, guarded.mjs what has one
// home. eslint/walls.spec.ts proves that each wall is up.
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { browserGlobals, commonJsGlobals, evalGlobals, jestGlobals, nodeGlobals } from './eslint/globals.mjs';
import { root, TESTS } from './eslint/house.mjs';
import {
  forbiddenEditorSyntax,
  languageRules,
  typedRules,
  typescriptRules,
} from './eslint/language-rules.mjs';
import { house } from './eslint/plugin.mjs';

const walls = {
  'house/layers': 'error',
  'house/guarded-modules': 'error',
  'house/guarded-globals': 'error',
  'house/no-environment': 'error',
  'house/declared-dependencies': 'error',
};

export default defineConfig([
  globalIgnores([
    ...[
      '**/dist/**',
      '**/node_modules/**',
      '.data/**',
      '.nx/**',
      '**/.angular/**',
      'coverage/**',
      'bench/results/**',
    ],
    '.config/fixtures/**',
  ]),
  // A comment cannot open a wall.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    name: 'scripts',
    files: ['**/*.{js,mjs,cjs}'],
    plugins: { house },
    languageOptions: { globals: { ...evalGlobals, ...nodeGlobals } },
    rules: {
      ...languageRules,
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'house/guarded-modules': 'error',
    },
  },
  {
    name: 'CommonJS scripts',
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: commonJsGlobals },
  },
  { name: 'tests of scripts', files: ['**/*.spec.mjs'], languageOptions: { globals: jestGlobals } },
  {
    name: 'TypeScript',
    files: ['**/*.ts'],
    plugins: { house, '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      // Constructor parameters are injected by their types, which are values then.
      // The parser works otherwise, and with other results, where it sees CI=true: it must not guess.
      parserOptions: {
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
        disallowAutomaticSingleRunInference: true,
      },
      globals: evalGlobals,
    },
    rules: { ...typescriptRules, ...walls },
  },
  {
    name: 'TypeScript with types',
    // One program for the whole house takes a third of the time of one per project.
    files: ['{backend,worker,editor,libs/*}/src/**/*.ts', 'editor/{e2e,bench}/**/*.ts'],
    languageOptions: { parserOptions: { project: ['.config/eslint/tsconfig.json'], tsconfigRootDir: root } },
    rules: typedRules,
  },
  {
    name: 'editor',
    files: ['editor/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...forbiddenEditorSyntax] },
  },
  {
    name: 'scripts of the browser',
    files: ['editor/public/**/*.js'],
    languageOptions: { globals: browserGlobals },
  },
  { name: 'tests', files: TESTS, rules: { '@typescript-eslint/no-require-imports': 'off' } },
]);
