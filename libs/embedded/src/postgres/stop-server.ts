import { signal, waitUntilGone } from '../process/process-info';

/**
 * Stops a server, child or not: sessions are cut and everything is written out ("fast"). One that doesn't end in
 * time is told to end at once, and recovers from its log at the next start; nothing committed is lost either way.
 */
export async function stopServer(pid: number, timeoutMs = 20_000): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitUntilGone(pid, timeoutMs)) return;
  signal(pid, 'SIGQUIT');
  if (await waitUntilGone(pid, 10_000)) return;
  signal(pid, 'SIGKILL');
  await waitUntilGone(pid, 5_000);
}
