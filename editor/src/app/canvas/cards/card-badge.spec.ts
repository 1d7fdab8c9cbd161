import type { Step, StepStatus } from '../../api/types';
import { badgeOf } from './card-badge';

const badge = (status: StepStatus | undefined, more: { isDisabled?: boolean; hasProblems?: boolean } = {}) =>
  badgeOf({ step: status && ({ status } as Step), isDisabled: false, hasProblems: false, ...more });

describe('badgeOf', () => {
  it('puts what runs before everything else', () => {
    expect(badge('running', { isDisabled: true, hasProblems: true })).toBe('running');
  });

  it('leaves a disabled node to its card', () => {
    expect(badge('failed', { isDisabled: true, hasProblems: true })).toBeNull();
  });

  it('puts a failure before problems of the draft, and these before other results', () => {
    expect(badge('failed', { hasProblems: true })).toBe('failed');
    expect(badge('completed', { hasProblems: true })).toBe('problem');
    expect(badge(undefined, { hasProblems: true })).toBe('problem');
  });

  it('shows each result as it is', () => {
    for (const status of ['completed', 'skipped', 'waiting', 'pending', 'cancelled'] as const) {
      expect(badge(status)).toBe(status);
    }
    expect(badge(undefined)).toBeNull();
  });
});
