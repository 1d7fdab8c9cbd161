// One Jest for the whole house: a project per folder and kind of test. `.tools/test.mjs` picks among them.
//   *.spec.ts        unit: no network, database or timers
//   *.int-spec.ts    integration: real PostgreSQL from npm, Redis where it is the subject
//   *.fault-spec.ts  injected faults: processes killed for real
//   *.e2e.ts         journeys in a real browser
//   *.shot.ts        pictures of screens, to be looked at: `npm run screenshots`
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** swc compiles TypeScript with the decorator metadata that Nest and TypeORM read. */
const swc = [
  '@swc/jest',
  {
    configFile: false,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  },
];

/** As in tsconfig.base.json. */
const aliases = {
  '^@rex/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  '^@rex/([^/]+)/([^/]+)$': '<rootDir>/libs/$1/src/doors/$2.ts',
};

const folders = [
  'backend',
  'worker',
  ...readdirSync(path.join(root, 'libs')).map((name) => `libs/${name}`),
].filter((folder) => existsSync(path.join(root, folder, 'src')));

/**
 * Tests that start servers and browsers get a second try, after the others of their file; the tally names those that needed it, with
 * what they said at first: docs/decisions/0029.
 */
const kinds = [
  { kind: 'unit', testMatch: ['**/*.spec.ts'], retries: 0 },
  { kind: 'int', testMatch: ['**/*.int-spec.ts'], retries: 1 },
  { kind: 'fault', testMatch: ['**/*.fault-spec.ts'], retries: 0 },
];

/** The name by which `--selectProjects` finds the tests of one folder and kind. */
export const projectName = (folder, kind) => `${path.basename(folder)}:${kind}`;

const nodeProject = (folder, { kind, testMatch, retries }) => ({
  displayName: projectName(folder, kind),
  rootDir: root,
  roots: [`<rootDir>/${folder}`],
  testMatch,
  testEnvironment: '<rootDir>/.config/jest-env.cjs',
  testEnvironmentOptions: { retries },
  transform: { '\\.ts$': swc },
  moduleNameMapper: aliases,
  ...(kind === 'unit' ? {} : { globalSetup: '<rootDir>/.config/jest-services.cjs' }),
});

const editorProject = {
  displayName: 'editor:unit',
  rootDir: root,
  roots: ['<rootDir>/editor/src'],
  testMatch: ['**/*.spec.ts'],
  preset: 'jest-preset-angular',
  setupFilesAfterEnv: ['<rootDir>/editor/src/test-setup.ts'],
  transform: {
    '^.+\\.(ts|js|mjs|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/editor/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: ['node_modules/'],
  testEnvironment: '<rootDir>/.config/jest-env-dom.cjs',
  moduleNameMapper: aliases,
};

/** The tests of `.config` prove that the walls are up; some stay ES modules because what they load cannot be required. */
const wallsProject = {
  ...nodeProject('.config', kinds[0]),
  displayName: 'walls:unit',
  roots: ['<rootDir>/.config', '<rootDir>/.tools'],
  testMatch: ['**/*.spec.ts', '**/*.spec.mjs'],
};

/** Journeys start the built programs and drive a browser: Node code, although it lies in the editor's folder. */
const journeyProject = {
  ...nodeProject('editor/e2e', { kind: 'e2e', testMatch: ['**/*.e2e.ts'], retries: 1 }),
  displayName: 'editor:e2e',
  testEnvironment: '<rootDir>/.config/jest-env-journey.cjs',
};

/** Pictures need the same programs and the same browser. */
const pictureProject = {
  ...nodeProject('editor/e2e', { kind: 'shot', testMatch: ['**/*.shot.ts'], retries: 0 }),
  displayName: 'editor:shot',
};

const hasEditor = existsSync(path.join(root, 'editor/src/test-setup.ts'));

export default {
  rootDir: root,
  // Twenty times what the slowest need here: only what hangs is ended by it.
  testTimeout: 180_000,
  // What test files leave behind adds up to gigabytes: a process that holds so much is followed by another.
  workerIdleMemoryLimit: '1.5GB',
  testSequencer: '<rootDir>/.config/jest-order.cjs',
  reporters: ['default', '<rootDir>/.config/jest-tally.mjs'],
  projects: [
    ...folders.flatMap((folder) => kinds.map((kind) => nodeProject(folder, kind))),
    ...(hasEditor ? [editorProject, journeyProject, pictureProject] : []),
    wallsProject,
  ],
};
