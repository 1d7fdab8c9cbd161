import { hashPassword, verifyPassword } from './password';

describe('passwords', () => {
  it('verifies the password that was hashed and no other', async () => {
    const stored = await hashPassword('correct horse battery');
    await expect(verifyPassword('correct horse battery', stored)).resolves.toBe(true);
    await expect(verifyPassword('correct horse batterz', stored)).resolves.toBe(false);
  });

  it('refuses every password for an unknown user', async () => {
    await expect(verifyPassword('password', undefined)).resolves.toBe(false);
  });

  it('does the work of cost 12', async () => {
    expect(await hashPassword('x')).toMatch(/^\$2b\$12\$/);
  });
});
