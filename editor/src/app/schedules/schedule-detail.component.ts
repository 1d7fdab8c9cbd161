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
import { pollWhileSeen } from '../ui/poll-while-seen';
import { statusLabel } from '../ui/status-badge.component';
import { withNewest } from '../ui/with-newest';
import { BackfillFormComponent } from './backfill-form.component';
import { ScheduleListStore } from './schedule-list.store';
import { slotTimes, slotWords, stateNote } from './schedule-words';

const PAGE_SIZE = 10;
const REFRESH_MS = 2_000;

/** A schedule's slots, those to come and those past, and making up for what was skipped. It keeps up with what fires meanwhile. */
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

  constructor() {
    effect(() => {
      this.schedule().id;
      untracked(() => void this.load());
    });
    pollWhileSeen(() => this.refresh(), { everyMs: REFRESH_MS });
    inject(DestroyRef).onDestroy(() => this.stop.abort());
  }

  protected timesOf(at: string): { zone: string; own: string | null } {
    return slotTimes(at, this.schedule().timezone, this.zone);
  }

  protected async load(cursor: string | null = null): Promise<void> {
    this.error.set(null);
    try {
      const { past } = await this.page(cursor);
      this.past.set(cursor === null ? past.items : [...(this.past() ?? []), ...past.items]);
      this.cursor.set(past.nextCursor);
    } catch (thrown) {
      if (!this.stop.signal.aborted) this.error.set(toApiError(thrown).message);
    }
  }

  /** A look that fails says nothing: the next one comes. */
  private async refresh(): Promise<void> {
    const answer = await this.page(null).catch(() => null);
    if (answer === null) return;
    this.error.set(null);
    const merged = withNewest(this.past() ?? [], answer.past.items, ({ slotId }) => slotId);
    this.past.set(merged ?? answer.past.items);
    if (merged === null) this.cursor.set(answer.past.nextCursor);
  }

  private async page(cursor: string | null): ReturnType<SchedulesApi['ofWorkflow']> {
    const { workflowId, nodeId } = this.schedule();
    const query = { nodeId, cursor, limit: PAGE_SIZE };
    const answer = await this.api.ofWorkflow(workflowId, query, this.stop.signal);
    // With a cursor, no slots to come are told.
    if (cursor === null) this.store.note(workflowId, answer.schedules);
    return answer;
  }
}
