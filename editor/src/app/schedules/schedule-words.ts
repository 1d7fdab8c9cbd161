import type { OwnedSchedule, PastSlot } from '../api/schedules-api';
import { formatDuration } from '../ui/format-duration';

const STATES: Record<OwnedSchedule['state'], string> = {
  active: $localize`Active`,
  paused: $localize`Paused`,
  ended: $localize`Ended`,
  stopped: $localize`Stopped`,
  failed: $localize`Failed`,
};

const STATE_NOTES: Record<OwnedSchedule['state'], string> = {
  active: '',
  paused: $localize`Nothing starts until it is resumed.`,
  ended: $localize`No slot comes any more.`,
  stopped: $localize`No published version of an active workflow has it.`,
  failed: $localize`It can't be read any more.`,
};

const REASONS: Record<string, string> = {
  missed: $localize`REX was down`,
  'catch-up-limit': $localize`too many were missed`,
  overlap: $localize`an earlier execution was still running`,
  'too-many-waiting': $localize`too many were waiting`,
  paused: $localize`the schedule was paused`,
  edited: $localize`the schedule was changed`,
  stopped: $localize`the schedule was stopped`,
  'not-published': $localize`nothing was published`,
  cancelled: $localize`the backfill was cancelled`,
};

export function stateWords(state: OwnedSchedule['state']): string {
  return STATES[state];
}

/** What a state means; empty where there is nothing to explain. */
export function stateNote({ state, problem }: Pick<OwnedSchedule, 'state' | 'problem'>): string {
  return [STATE_NOTES[state], problem ?? ''].filter((text) => text !== '').join(' ');
}

/** What became of a slot: `Started 120 ms late`, `Skipped: an earlier execution was still running`. */
export function slotWords({
  status,
  reason,
  latenessMs,
}: Pick<PastSlot, 'status' | 'reason' | 'latenessMs'>): string {
  if (status === 'queued') return $localize`Waits for its turn`;
  if (status === 'skipped') {
    return reason === null ? $localize`Skipped` : $localize`Skipped: ${REASONS[reason] ?? reason}`;
  }
  return latenessMs === null || latenessMs < 1000
    ? $localize`Started in time`
    : $localize`Started ${formatDuration(latenessMs)} late`;
}

/** A time by the clock of a zone, and by the viewer's own where that differs. */
export function slotTimes(at: string, timezone: string, own: string): { zone: string; own: string | null } {
  const zone = clockOf(at, timezone);
  const mine = clockOf(at, own);
  return { zone, own: mine === zone ? null : mine };
}

function clockOf(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
}
