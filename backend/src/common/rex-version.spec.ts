import { readFileSync } from 'node:fs';
import { REX_VERSION } from './rex-version';

it('is the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(REX_VERSION).toBe(version);
});
