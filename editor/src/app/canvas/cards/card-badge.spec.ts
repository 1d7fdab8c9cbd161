import type { Step, StepStatus } from '../../api/types';
import { badgeOf, type BadgeFacts } from './card-badge';

const badge = (status: StepStatus | undefined, more: Partial<Omit<BadgeFacts, 'step'>> = {}) =>
  badgeOf({
    step: status && ({ status } as Step),
    ...{ isInstalled: true, isDisabled: false, hasProblems: false, ...more },
  });

describe('badgeOf', () => {
  it('puts what runs before everything else', () => {
    expect(badge('running', { isInstalled: false, isDisabled: true, hasProblems: true })).toBe('running');
  });

  it('puts a type that is not installed before whether it is disabled or failed', () => {
    for (const status of ['failed', 'completed', undefined] as const) {
      expect(badge(status, { isInstalled: false, isDisabled: true, hasProblems: true })).toBe(
        'not-installed',
      );
    }
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
