/** Syntax that is banned everywhere. */
const forbiddenSyntax = [
  {
    selector: 'CallExpression[callee.property.name="constructor"]',
    message: 'Calling a constructor property may be Function in disguise: it runs text as code.',
  },
  {
    selector: 'ExportAllDeclaration[exported=null]',
    message: 'Export by name: a library shows an explicit list.',
  },
];

const HTML_PROPERTY = '/^(innerHTML|outerHTML|srcdoc)$/';
const NO_HTML = 'Text must not become HTML; use a binding.';

/** Syntax that is banned in the editor: it shows what others wrote. */
export const forbiddenEditorSyntax = [
  ...forbiddenSyntax,
  {
    selector: `AssignmentExpression > MemberExpression.left[property.name=${HTML_PROPERTY}]`,
    message: NO_HTML,
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|bypassSecurityTrust\\w+)$/]',
    message: NO_HTML,
  },
  { selector: 'TemplateElement[value.raw=/\\[(innerHTML|outerHTML|srcdoc)\\]/]', message: NO_HTML },
];

/**
 * Rules for every file, TypeScript or not.
 * @type {import('eslint').Linter.RulesRecord}
 */
export const languageRules = {
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-debugger': 'error',
  'no-var': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-ex-assign': 'error',
  'no-irregular-whitespace': 'error',
  'no-loss-of-precision': 'error',
  'no-prototype-builtins': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-throw-literal': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-catch': 'error',
  'no-restricted-syntax': ['error', ...forbiddenSyntax],
};

/**
 * Rules for TypeScript that need no types.
 * @type {import('eslint').Linter.RulesRecord}
 */
export const typescriptRules = {
  ...languageRules,
  '@typescript-eslint/ban-ts-comment': [
    'error',
    {
      'ts-ignore': true,
      'ts-nocheck': true,
      'ts-expect-error': 'allow-with-description',
      minimumDescriptionLength: 10,
    },
  ],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { args: 'after-used', argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/no-extra-non-null-assertion': 'error',
  '@typescript-eslint/no-misused-new': 'error',
  '@typescript-eslint/no-namespace': 'error',
  '@typescript-eslint/no-non-null-asserted-optional-chain': 'error',
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/no-this-alias': 'error',
  '@typescript-eslint/no-unnecessary-type-constraint': 'error',
  '@typescript-eslint/no-unsafe-declaration-merging': 'error',
  '@typescript-eslint/no-unsafe-function-type': 'error',
  '@typescript-eslint/no-wrapper-object-types': 'error',
  '@typescript-eslint/prefer-as-const': 'error',
  '@typescript-eslint/triple-slash-reference': 'error',
};

/**
 * The few rules that are worth a type-check: promises that nobody awaits, and unions that grew.
 * @type {import('eslint').Linter.RulesRecord}
 */
export const typedRules = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { arguments: false, attributes: false } },
  ],
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
  ],
};
