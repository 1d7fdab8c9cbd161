import { requireNodeVersion } from './require-node-version';

describe('requireNodeVersion', () => {
  it.each(['24.15.0', '24.21.0', '25.0.0', '26.1.0'])('lets Node %s pass', (version) => {
    expect(() => requireNodeVersion(version)).not.toThrow();
  });

  it.each(['18.0.0', '20.20.2', '24.14.9'])('refuses Node %s and names the way out', (version) => {
    expect(() => requireNodeVersion(version)).toThrow(/npm run worker/);
  });
});
