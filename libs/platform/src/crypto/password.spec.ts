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

  it('refuses a password of which only the first 72 bytes fit', async () => {
    const stored = await hashPassword('x'.repeat(72));
    await expect(verifyPassword('x'.repeat(72), stored)).resolves.toBe(true);
    await expect(verifyPassword('x'.repeat(73), stored)).resolves.toBe(false);
  });

  it('tells passwords with a zero character apart', async () => {
    const stored = await hashPassword('before\0after');
    await expect(verifyPassword('before\0other', stored)).resolves.toBe(false);
    await expect(verifyPassword('before', stored)).resolves.toBe(false);
  });

  it('does the work of cost 12', async () => {
    expect(await hashPassword('x')).toMatch(/^\$2b\$12\$/);
  });
});
