import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { toApiError } from '../api/api-error';
import { SchedulesApi, type OwnedSchedule, type PastSlot } from '../api/schedules-api';
import { statusLabel } from '../ui/status-badge.component';
import { BackfillFormComponent } from './backfill-form.component';
import { ScheduleListStore } from './schedule-list.store';
import { slotTimes, slotWords, stateNote } from './schedule-words';

const PAGE_SIZE = 10;
const PROGRESS_MS = 2_000;

/** A schedule's slots, those to come and those past, and making up for what was skipped. */
@Component({
  selector: 'app-schedule-detail',
  imports: [BackfillFormComponent, RouterLink],
  templateUrl: './schedule-detail.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScheduleDetailComponent {
  readonly schedule = input.required<OwnedSchedule>();

  private readonly api = inject(SchedulesApi);
  private readonly store = inject(ScheduleListStore);
  private readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  private readonly stop = new AbortController();
  protected readonly past = signal<readonly PastSlot[] | null>(null);
  protected readonly cursor = signal<string | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly note = computed(() => stateNote(this.schedule()));
  protected readonly statusLabel = statusLabel;
  protected readonly wordsOf = slotWords;
  protected readonly executionText = $localize`Execution`;
  protected readonly loadingText = $localize`Loading…`;
  protected readonly nonePastText = $localize`Nothing came due yet.`;
  private readonly isMakingUp = computed(() => this.schedule().waitingBackfills > 0);

  constructor() {
    effect(() => {
      this.schedule().id;
      untracked(() => void this.load());
    });
    // While slots of a backfill wait, it is looked how many are left.
    effect((onCleanup) => {
      if (!this.isMakingUp()) return;
      const timer = setInterval(() => void this.load(), PROGRESS_MS);
      onCleanup(() => clearInterval(timer));
    });
    inject(DestroyRef).onDestroy(() => this.stop.abort());
  }

  protected timesOf(at: string): { zone: string; own: string | null } {
    return slotTimes(at, this.schedule().timezone, this.zone);
  }

  protected async load(cursor: string | null = null): Promise<void> {
    const { workflowId, nodeId } = this.schedule();
    this.error.set(null);
    try {
      const query = { nodeId, cursor, limit: PAGE_SIZE };
      const { schedules, past } = await this.api.ofWorkflow(workflowId, query, this.stop.signal);
      this.past.set(cursor === null ? past.items : [...(this.past() ?? []), ...past.items]);
      this.cursor.set(past.nextCursor);
      // With a cursor, no slots to come are told.
      if (cursor === null) this.store.note(workflowId, schedules);
    } catch (thrown) {
      if (!this.stop.signal.aborted) this.error.set(toApiError(thrown).message);
    }
  }
}
