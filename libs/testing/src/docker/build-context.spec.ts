import { isLeftOut, listBuildContext, parseIgnoreFile } from './build-context';
import { REPOSITORY } from './repository';

describe('isLeftOut', () => {
  const patterns = parseIgnoreFile('# comment\n*\n!libs\n!docker/nginx\n**/*.spec.ts\n**/node_modules\n');

  it.each([
    ['README.md', true],
    ['.env', true],
    ['docker/.env', true],
    ['docker/nginx/nginx.conf', false],
    ['libs/engine/src/index.ts', false],
    ['libs/engine/src/index.spec.ts', true],
    ['libs/engine/node_modules/a/index.js', true],
    ['libraries/a.ts', true],
  ])('%s: %s', (file, expected) => {
    expect(isLeftOut(file, patterns)).toBe(expected);
  });
});

describe('the build context', () => {
  const files = listBuildContext(REPOSITORY);

  it('holds what the builds need', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'package-lock.json',
        '.tools/build-node.mjs',
        'backend/src/main.ts',
        'docker/nginx/nginx.conf',
      ]),
    );
  });

  it('holds no secrets, data, tests or build results', () => {
    const unwanted = files.filter((file) =>
      /(^|\/)(\.env|\.data|\.git|dist|node_modules)(\/|$)|\.(int-|fault-)?spec\.ts$/.test(file),
    );
    expect(unwanted).toEqual([]);
  });
});
