import { readFileSync } from 'node:fs';
import { PRODUCT } from './product';

it('is what the package says', () => {
  const { version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
  expect(PRODUCT).toEqual({ version, licence: license });
});
