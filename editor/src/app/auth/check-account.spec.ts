import { checkEmail, checkNewPassword, safeNext } from './check-account';

describe('checkEmail', () => {
  it('accepts addresses and refuses what cannot be one', () => {
    expect(checkEmail(' ada@example.com ')).toEqual([]);
    for (const email of ['', 'ada', 'ada@', '@example.com', 'a b@example.com', 'ada@example']) {
      expect(checkEmail(email)).toHaveLength(1);
    }
  });
});

describe('checkNewPassword', () => {
  it('counts bytes, not letters, as bcrypt does', () => {
    expect(checkNewPassword('1234567')).toHaveLength(1);
    expect(checkNewPassword('12345678')).toEqual([]);
    expect(checkNewPassword('a'.repeat(72))).toEqual([]);
    expect(checkNewPassword('a'.repeat(73))).toHaveLength(1);
    expect(checkNewPassword('ä'.repeat(37))[0]?.message).toContain('74 bytes');
  });
});

describe('safeNext', () => {
  it('follows addresses inside the editor only', () => {
    expect(safeNext('/workflows/7?x=1')).toBe('/workflows/7?x=1');
    for (const next of [
      undefined,
      '',
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/login',
    ]) {
      expect(safeNext(next)).toBe('/workflows');
    }
  });
});
