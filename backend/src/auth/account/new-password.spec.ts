import { passwordComplaint } from './new-password';

describe('passwordComplaint', () => {
  it.each([
    ['8 bytes', '12345678'],
    ['72 bytes', 'x'.repeat(72)],
    ['72 bytes that are 36 characters', 'é'.repeat(36)],
    ['8 bytes that are 2 characters', '🐎🐎'],
    ['spaces around it', '  padded  '],
  ])('takes one of %s', (_what, password) => {
    expect(passwordComplaint(password)).toBeUndefined();
  });

  it.each([
    ['7 bytes', '1234567', 'at least 8 bytes'],
    ['73 bytes', 'x'.repeat(73), 'at most 72 bytes'],
    ['74 bytes that are 37 characters', 'é'.repeat(37), 'at most 72 bytes'],
    ['a zero character', 'correct\0horse', 'zero characters'],
    ['half a surrogate pair', 'correct\ud83dhorse', 'half surrogate'],
    ['a number', 12345678, 'text'],
    ['nothing', undefined, 'text'],
  ])('refuses one of %s, with the reason', (_what, password, reason) => {
    expect(passwordComplaint(password)).toContain(reason);
  });
});
