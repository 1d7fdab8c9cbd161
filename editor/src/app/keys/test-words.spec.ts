import type { KeyTest } from '../api/keys-api';
import { testWords } from './test-words';

const told = (test: Partial<KeyTest>) =>
  testWords({
    kind: 'told',
    test: { ok: true, code: 'ok', message: 'Fine.', checkedAt: '', latencyMs: 84, ...test },
  });

describe('what is said of a test of a key', () => {
  it('says that the provider takes it, and how long that took', () => {
    expect(told({})).toEqual({ tone: 'ok', text: 'Accepted in 84 ms. Fine.' });
  });

  it('tells a refused key from a provider that is away', () => {
    const refused = told({ ok: false, code: 'key-refused', message: 'Status 401.' });
    expect(refused).toEqual({ tone: 'bad', text: 'Refused in 84 ms. Status 401.' });
    expect(told({ ok: false, code: 'timeout', latencyMs: 10_000, message: 'Gave up.' }).text).toBe(
      'No answer in time in 10.0 s. Gave up.',
    );
  });

  it('says that it could not even be asked', () => {
    expect(testWords({ kind: 'failed', message: 'You are offline.' }).text).toContain('You are offline.');
  });
});
