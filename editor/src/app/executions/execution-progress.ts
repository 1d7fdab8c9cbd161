import { isTerminal, type Execution } from '../api/types';

/** How many steps are done. How many there will be, nobody knows before the end: branches are chosen on the way. */
export function executionProgress({ status, steps }: Execution): string {
  const wanted = steps.filter((step) => step.status !== 'skipped');
  const done = wanted.filter((step) => step.status === 'completed').length;
  if (!isTerminal(status)) return done === 1 ? $localize`1 step done` : $localize`${done}:COUNT: steps done`;
  return wanted.length === 1
    ? $localize`${done}:COUNT: of 1 step completed`
    : $localize`${done}:COUNT: of ${wanted.length}:TOTAL: steps completed`;
}
