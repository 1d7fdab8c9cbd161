import { secretHeader } from './secret-header';
import type { SecretScheme } from './secrets';

describe('secretHeader', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each<[SecretScheme, secret: string, name: string, value: string]>([
    [{ type: 'bearer' }, 'tok', 'Authorization', 'Bearer tok'],
    [{ type: 'header', name: 'X-Token' }, 'tok', 'X-Token', 'tok'],
    [{ type: 'basic', username: 'jürgen' }, 'wö:rt', 'Authorization', `Basic ${base64('jürgen:wö:rt')}`],
    [{ type: 'basic', username: '' }, 'tok', 'Authorization', `Basic ${base64(':tok')}`],
    [{ type: 'basic' }, 'ada:tok', 'Authorization', `Basic ${base64('ada:tok')}`],
    [{ type: 'basic' }, 'sk_1', 'Authorization', `Basic ${base64('sk_1:')}`],
  ])('makes of %j and %j the header %s: %s', (scheme, secret, name, value) => {
    expect(secretHeader(scheme, secret)).toMatchObject({ name, value });
    expect(secretHeader(scheme, secret).secrets).toContain(secret);
  });
});
