import { UserSlots } from './user-slots';

describe('UserSlots', () => {
  it('refuses a user who does too much at a time, nobody else, and takes the user again afterwards', async () => {
    const slots = new UserSlots(2);
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const running = [1, 2].map(() => slots.run('ada', () => ended));
    await expect(slots.run('ada', async () => 'third')).rejects.toMatchObject({
      code: 'too-many-requests',
      status: 429,
    });
    await expect(slots.run('grace', async () => 'first')).resolves.toBe('first');
    end();
    await Promise.all(running);
    await expect(slots.run('ada', async () => 'again')).resolves.toBe('again');
  });

  it('frees the place of what failed', async () => {
    const slots = new UserSlots(1);
    await expect(slots.run('ada', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await expect(slots.run('ada', async () => 'again')).resolves.toBe('again');
  });
});
