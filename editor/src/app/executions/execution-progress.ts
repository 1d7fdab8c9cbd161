import { isTerminal, type Execution } from '../api/types';

/** How many steps are done. How many there will be, nobody knows before the end: branches are chosen on the way. */
export function executionProgress({ status, steps }: Execution): string {
  const wanted = steps.filter((step) => step.status !== 'skipped');
  const done = wanted.filter((step) => step.status === 'completed').length;
  if (!isTerminal(status)) return `${done} ${done === 1 ? 'step' : 'steps'} done`;
  return `${done} of ${wanted.length} ${wanted.length === 1 ? 'step' : 'steps'} completed`;
}
