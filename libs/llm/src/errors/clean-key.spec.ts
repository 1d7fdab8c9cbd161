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

  it('leaves texts alone where there is no key', () => {
    expect(cleanKey('a text', '')).toBe('a text');
    expect(cleanKey('a text', 'tex')).toBe('a text');
  });
});
