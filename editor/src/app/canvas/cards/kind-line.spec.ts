import { kindLine } from './kind-line';

describe('kindLine', () => {
  it('names the type and its telling settings', () => {
    const config = { method: 'GET', url: 'https://example.com', timeoutMs: 5 };
    expect(kindLine({ type: 'http-request', config }, undefined)).toBe(
      'http-request · GET https://example.com',
    );
  });

  it('writes a condition as one reads it', () => {
    const config = { match: 'all', conditions: [{ field: 'total', operator: 'greater-than', value: 100 }] };
    expect(kindLine({ type: 'condition', config }, undefined)).toBe('condition · total > 100');
  });

  it('passes over ids and cuts what is long', () => {
    const config = { keyId: '018f2c3e-0000-7000-8000-000000000000', prompt: 'x '.repeat(200) };
    const line = kindLine({ type: 'llm', config }, undefined);
    expect(line.startsWith('llm · x x')).toBe(true);
    expect(line.length).toBeLessThanOrEqual(80);
  });
});
