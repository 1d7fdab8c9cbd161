import { cleanKey } from './clean-key';

describe('cleanKey', () => {
  it.each(['sk-abc/+=1', 'ключ"\\x', 'aaaa', '$&$1$$'])('takes %j out as it is and encoded', (key) => {
    const forms = [
      key,
      encodeURIComponent(key),
      JSON.stringify(key),
      btoa(encodeURIComponent(key)),
      Buffer.from(key).toString('base64'),
    ];
    for (const form of [...forms.slice(0, 3), forms[4]]) {
      const cleaned = cleanKey(`before ${form} ${form} after`, key);
      expect(cleaned).not.toContain(key);
      expect(cleaned).toMatch(/^before .*\[key\].* after$/);
    }
  });

  const key = 'sk-test+0123456789/ab"<=';
  it.each([
    ['within base64', btoa(`someone:${key}!`)],
    ['within base64 for URLs', Buffer.from(`key ${key}`).toString('base64url')],
    ['percent-encoded in lower case', encodeURIComponent(key).toLowerCase()],
    ['in a form', new URLSearchParams({ key: `${key} ` }).toString()],
    ['in HTML', key.replaceAll('"', '&quot;').replaceAll('<', '&lt;')],
    ['cut off', key.slice(0, 15)],
  ])('takes it out %s', (_how, echoed) => {
    const cleaned = cleanKey(`It said ${echoed}.`, key);
    expect(cleaned).toContain('[key]');
    expect(cleaned).not.toContain(echoed.slice(4, -4));
  });

  it('takes it out at once, however often it stands there', () => {
    const beganAt = performance.now();
    expect(cleanKey(Buffer.from(key).toString('base64url').repeat(10_000), key)).toBe('[key]');
    expect(performance.now() - beganAt).toBeLessThan(15_000);
  });

  it('leaves texts alone where there is no key', () => {
    expect(cleanKey('a text', '')).toBe('a text');
    expect(cleanKey('a text', 'tex')).toBe('a text');
  });
});
