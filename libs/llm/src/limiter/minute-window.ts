/** What went out within one second. */
export interface Slot {
  /** Whole seconds since 1970. */
  second: number;
  requests: number;
  tokens: number;
}

const WINDOW_SECONDS = 60;

/** What a window is asked. */
export interface WindowQuestion {
  /** No limit when absent. */
  limit: number | undefined;
  need: number;
  of: 'requests' | 'tokens';
  nowMs: number;
}

/**
 * How long to wait until what went out within a minute leaves room, in milliseconds. A slot counts until its last instant is a
 * minute old, so that no vendor's clock sees more than the limit. What needs more than the limit waits for an empty window.
 */
export function waitForWindow(slots: readonly Slot[], { limit, need, of, nowMs }: WindowQuestion): number {
  if (limit === undefined) return 0;
  const live = alive(slots, nowMs);
  const needed = Math.min(need, limit);
  let used = live.reduce((sum, each) => sum + each[of], 0);
  for (const slot of live) {
    if (used + needed <= limit) return 0;
    used -= slot[of];
    if (used + needed <= limit) return endOf(slot) - nowMs;
  }
  return 0;
}

/** The window with more in it, without what is over. */
export function addToWindow(
  slots: readonly Slot[],
  { requests, tokens }: { requests: number; tokens: number },
  nowMs: number,
): Slot[] {
  const second = Math.floor(nowMs / 1000);
  const live = alive(slots, nowMs);
  const last = live.at(-1);
  const isSame = last !== undefined && last.second >= second;
  const base = isSame ? last : { second, requests: 0, tokens: 0 };
  const slot = { ...base, requests: base.requests + requests, tokens: base.tokens + tokens };
  return [...(isSame ? live.slice(0, -1) : live), slot];
}

/** The window with another count of tokens for what went out at an instant; it stands where it stood. */
export function correctWindow(slots: readonly Slot[], tokens: number, atMs: number): readonly Slot[] {
  const second = Math.floor(atMs / 1000);
  return slots.map((each) => (each.second === second ? { ...each, tokens: each.tokens + tokens } : each));
}

function alive(slots: readonly Slot[], nowMs: number): readonly Slot[] {
  return slots.filter((each) => endOf(each) > nowMs);
}

function endOf({ second }: Slot): number {
  return (second + 1 + WINDOW_SECONDS) * 1000;
}
