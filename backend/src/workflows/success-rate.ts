/** The share of runs that completed, of those that completed or failed. Null when none did either: cancelled ones say nothing. */
export function successRate(runs: readonly { status: string }[]): number | null {
  const completed = runs.filter(({ status }) => status === 'completed').length;
  const failed = runs.filter(({ status }) => status === 'failed').length;
  return completed + failed === 0 ? null : completed / (completed + failed);
}
