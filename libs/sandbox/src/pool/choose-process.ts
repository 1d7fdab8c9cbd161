/** What the pool knows of one process when it decides. */
export interface ProcessView {
  id: number;
  /** Undefined for a spare, which nobody has used. */
  ownerId: string | undefined;
  state: 'starting' | 'idle' | 'busy';
  /** When it last became idle. */
  idleSinceMs: number;
}

/** How many processes there may be. */
export interface ProcessLimits {
  /** Scripts that run at a time. */
  processes: number;
  /** Processes that belong to an owner, busy or idle. */
  residents: number;
}

/** Which process serves whom next, and which idle one must make room. */
export interface Assignment {
  ownerId: string;
  processId: number;
  evictId?: number;
}

/**
 * Decides who is served next, or undefined if nobody can be now. Rules:
 * - a process serves one owner in its life: an owner gets its own idle process, else a spare;
 * - among those who wait, owners with fewer running scripts come first, then whoever has waited for its turn longest;
 * - at most `processes` scripts run at a time, but an owner that has none running may go over it, up to twice as many:
 *   otherwise one owner's endless loops would make all others wait for their timeouts (PROMISES P10);
 * - when `residents` processes belong to owners, the one that has been idle longest gives way.
 */
export function chooseProcess(
  waitingOwners: readonly string[],
  processes: readonly ProcessView[],
  limits: ProcessLimits,
): Assignment | undefined {
  const busy = processes.filter((each) => each.state === 'busy');
  const running = new Map<string, number>();
  for (const { ownerId } of busy)
    if (ownerId !== undefined) running.set(ownerId, (running.get(ownerId) ?? 0) + 1);
  const runningOf = (ownerId: string) => running.get(ownerId) ?? 0;

  const byTurn = waitingOwners.toSorted((one, other) => runningOf(one) - runningOf(other));
  for (const ownerId of byTurn) {
    const limit = runningOf(ownerId) === 0 ? limits.processes * 2 : limits.processes;
    if (busy.length >= limit) continue;
    const own = processes.find((each) => each.state === 'idle' && each.ownerId === ownerId);
    if (own !== undefined) return { ownerId, processId: own.id };
    const spare = processes.find((each) => each.state === 'idle' && each.ownerId === undefined);
    if (spare === undefined) continue;
    const residents = processes.filter((each) => each.ownerId !== undefined);
    if (residents.length < limits.residents) return { ownerId, processId: spare.id };
    const [oldest] = residents
      .filter((each) => each.state === 'idle')
      .toSorted((one, other) => one.idleSinceMs - other.idleSinceMs);
    return { ownerId, processId: spare.id, evictId: oldest?.id };
  }
  return undefined;
}
