import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mayImport, PROJECTS, projectOf, root } from './house.mjs';

interface ProjectFile {
  name: string;
  root: string;
  tags: string[];
}

const projects = new Map(Object.entries(PROJECTS));
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const folders = [
  'backend',
  'worker',
  'editor',
  ...readdirSync(path.join(root, 'libs')).map((name) => `libs/${name}`),
];
const projectFiles = folders
  .map((folder) => `${folder}/project.json`)
  .filter((file) => existsSync(path.join(root, file)))
  .map((file) => readJson(file) as ProjectFile);

describe('the table of projects', () => {
  it('knows every folder that holds code', () => {
    const withCode = folders.filter((folder) => existsSync(path.join(root, folder, 'src')));
    expect(withCode.filter((folder) => projectOf(`${folder}/src/x.ts`) === undefined)).toEqual([]);
    expect(projectFiles.length).toBeGreaterThan(0);
  });

  it.each(projectFiles.map((file) => [file.name, file] as const))(
    'agrees with the tags of %s',
    (name, file) => {
      const { layer, platform, folder } = projects.get(name) ?? {};
      expect({ tags: [...file.tags].sort(), root: file.root }).toEqual({
        tags: [`layer:${layer}`, `platform:${platform}`],
        root: folder,
      });
    },
  );

  it('is seen by Nx in the imports, or programs would not be built again when a library changes', () => {
    const { pluginsConfig } = readJson('nx.json') as { pluginsConfig: Record<string, object> };
    expect(pluginsConfig['@nx/js']).toMatchObject({ analyzeSourceFiles: true });
  });

  it('agrees with the aliases of the compiler', () => {
    const { compilerOptions } = readJson('tsconfig.base.json') as {
      compilerOptions: { paths: Record<string, string[]> };
    };
    for (const [alias, targets] of Object.entries(compilerOptions.paths)) {
      const [, name = '', door] = alias.split('/');
      const { folder, doors }: { folder?: string; doors?: string[] } = projects.get(name) ?? {};
      expect(targets).toEqual([`./${folder}/src/${door === undefined ? 'index' : `doors/${door}`}.ts`]);
      if (door !== undefined) expect(doors).toContain(door);
    }
  });

  it('has no cycle', () => {
    const names = [...projects.keys()].filter((name) => name !== 'testing');
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      names.some((next) => {
        if (next === from || seen.has(next) || !mayImport(from, next)) return false;
        seen.add(next);
        return next === to || reaches(next, to, seen);
      });
    expect(names.filter((name) => reaches(name, name))).toEqual([]);
  });
});

describe('the templates of the editor', () => {
  const UNSAFE = /\[(?:attr\.)?(?:innerHTML|outerHTML|srcdoc)\]|<script\b(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*"/i;

  it.each([
    ['<p [innerHTML]="text"></p>', true],
    ['<iframe [srcdoc]="text"></iframe>', true],
    ['<button onclick="go()"></button>', true],
    ['<script>go()</script>', true],
    ['<p (click)="go()">{{ text }}</p>', false],
    ['<script src="theme.js"></script>', false],
  ])('%s is unsafe: %s', (template, isUnsafe) => {
    expect(UNSAFE.test(template)).toBe(isUnsafe);
  });

  it('are safe: no text becomes HTML, no script stands in them', () => {
    const templates = globSync('editor/src/**/*.html', { cwd: root });
    const unsafe = templates.filter((file) => UNSAFE.test(readFileSync(path.join(root, file), 'utf8')));
    expect(unsafe).toEqual([]);
  });
});
