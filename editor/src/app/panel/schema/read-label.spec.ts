import { readAmount, readLabel, readOption } from './read-label';

it('makes labels and units of names', () => {
  expect(readLabel('timeoutMs')).toEqual({ label: 'Timeout', unit: 'ms' });
  expect(readLabel('maxResponseBytes')).toEqual({ label: 'Max response', unit: 'bytes' });
  expect(readLabel('keyId')).toEqual({ label: 'Key', unit: null });
  expect(readLabel('baseUrl')).toEqual({ label: 'Base URL', unit: null });
});

it('makes words of options', () => {
  expect(readOption('last-node')).toBe('Last node');
  expect(readOption('GET')).toBe('GET');
  expect(readOption('mask-pii')).toBe('Mask PII');
});

it('says what large numbers come to', () => {
  expect(readAmount(300_000, 'ms')).toBe('5 min');
  expect(readAmount(16_777_216, 'bytes')).toBe('16 MiB');
  expect(readAmount(20, 's')).toBeNull();
  expect(readAmount(20, null)).toBeNull();
});
