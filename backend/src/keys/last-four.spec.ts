import { lastFour } from './last-four';

describe('lastFour', () => {
  it.each([
    ['sk-123456789', '6789'],
    ['x'.repeat(8_191) + 'y', 'xxxy'],
    ['twelve chars', 'hars'],
  ])('shows the end of %j', (secret, shown) => {
    expect(lastFour(secret)).toBe(shown);
  });

  it.each(['', 'x', 'sk-12345678'])('shows nothing of the short secret %j', (secret) => {
    expect(lastFour(secret)).toBeNull();
  });

  it('counts characters and cuts none in two', () => {
    expect(lastFour('🔑'.repeat(11))).toBeNull();
    expect(lastFour(`secret🔑${'🗝'.repeat(5)}`)).toBe('🗝🗝🗝🗝');
  });
});
