import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnedSchedule, PastSlot } from '../api/schedules-api';
import { pollWhileSeen } from '../ui/poll-while-seen';
import { statusLabel } from '../ui/status-badge.component';
import { BackfillFormComponent } from './backfill-form.component';
import { PastSlotsStore } from './past-slots.store';
import { slotTimes, slotWords, stateNote } from './schedule-words';

const REFRESH_MS = 2_000;

/** A schedule's slots, those to come and those past, and making up for what was skipped. It keeps up with what fires meanwhile. */
@Component({
  selector: 'app-schedule-detail',
  imports: [BackfillFormComponent, RouterLink],
  templateUrl: './schedule-detail.component.html',
  providers: [PastSlotsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScheduleDetailComponent {
  readonly schedule = input.required<OwnedSchedule>();

  protected readonly past = inject(PastSlotsStore);
  private readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly note = computed(() => stateNote(this.schedule()));
  protected readonly statusLabel = statusLabel;
  protected readonly wordsOf = slotWords;
  protected readonly executionText = $localize`Execution`;
  protected readonly loadingText = $localize`Loading…`;
  protected readonly nonePastText = $localize`Nothing came due yet.`;

  constructor() {
    effect(() => {
      this.schedule().id;
      untracked(() => {
        this.past.schedule = this.schedule();
        void this.past.load();
      });
    });
    pollWhileSeen(() => this.past.refresh(idOf), { everyMs: REFRESH_MS });
    inject(DestroyRef).onDestroy(() => this.past.stop());
  }

  protected timesOf(at: string): { zone: string; own: string | null } {
    return slotTimes(at, this.schedule().timezone, this.zone);
  }
}

function idOf({ slotId }: PastSlot): string {
  return slotId;
}
