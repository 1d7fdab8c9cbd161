import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toApiError } from '../api/api-error';
import { SchedulesApi, type BackfillCount, type OwnedSchedule } from '../api/schedules-api';
import { Announcer } from '../editing/announcer';

/** Makes up for past slots: what it would do is counted first, and what has not started can be cancelled. */
@Component({
  selector: 'app-backfill-form',
  template: `
    <h3 class="detail-heading" i18n>Backfill</h3>
    <form class="backfill" (submit)="countFirst($event)">
      <label class="backfill-field">
        <ng-container i18n>From</ng-container>
        <input class="input" type="datetime-local" required [value]="from()" (input)="set(from, $event)" />
      </label>
      <label class="backfill-field">
        <ng-container i18n>to, not included</ng-container>
        <input class="input" type="datetime-local" required [value]="to()" (input)="set(to, $event)" />
      </label>
      <button type="submit" class="button" [attr.aria-disabled]="isBusy() || null" i18n>Count slots</button>
      @if (startLabel(); as label) {
        <button
          type="button"
          class="button is-primary"
          [attr.aria-disabled]="isBusy() || null"
          (click)="start()"
        >
          {{ label }}
        </button>
      }
    </form>
    <p class="field-note" i18n>In your time zone, {{ zone }}. Each slot starts once, one after the other.</p>
    @if (countText(); as text) {
      <p role="status">{{ text }}</p>
    }
    @if (error(); as text) {
      <p class="field-error" role="alert">{{ text }}</p>
    }
    @if (schedule().waitingBackfills > 0) {
      <p class="backfill-progress" role="status">
        <span>{{ waitingText() }}</span>
        <button type="button" class="button is-small" (click)="cancel()" i18n>Cancel what waits</button>
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BackfillFormComponent {
  readonly schedule = input.required<OwnedSchedule>();
  /** Something was started or cancelled. */
  readonly changed = output();

  private readonly api = inject(SchedulesApi);
  private readonly announcer = inject(Announcer);
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly count = signal<BackfillCount | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly countText = computed(() => {
    const count = this.count();
    if (count === null) return null;
    return count.dryRun ? countedText(count) : startingText(count.queued);
  });
  protected readonly startLabel = computed(() => {
    const count = this.count();
    return count?.dryRun && count.queued > 0 ? $localize`Start ${count.queued}` : null;
  });
  protected readonly waitingText = computed(() => {
    const waiting = this.schedule().waitingBackfills;
    if (waiting > 1000) return $localize`More than 1,000 slots wait to start.`;
    return waiting === 1 ? $localize`1 slot waits to start.` : $localize`${waiting} slots wait to start.`;
  });

  /** Another range has not been counted. */
  protected set(field: typeof this.from, event: Event): void {
    field.set((event.target as HTMLInputElement).value);
    this.count.set(null);
  }

  protected countFirst(event: Event): Promise<void> {
    event.preventDefault();
    return this.ask(true);
  }

  protected start(): Promise<void> {
    return this.ask(false);
  }

  protected async cancel(): Promise<void> {
    const { workflowId, nodeId } = this.schedule();
    try {
      const { cancelled } = await this.api.cancelBackfill(workflowId, nodeId);
      this.count.set(null);
      this.announcer.say(
        cancelled === 1 ? $localize`1 slot will not start` : $localize`${cancelled} slots will not start`,
      );
      this.changed.emit();
    } catch (thrown) {
      this.error.set(toApiError(thrown).message);
    }
  }

  private async ask(dryRun: boolean): Promise<void> {
    const [from, to] = [new Date(this.from()), new Date(this.to())];
    if (this.isBusy() || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return;
    this.isBusy.set(true);
    this.error.set(null);
    const { workflowId, nodeId } = this.schedule();
    try {
      const range = { nodeId, from: from.toISOString(), to: to.toISOString(), dryRun };
      this.count.set(await this.api.backfill(workflowId, range));
      if (!dryRun) this.changed.emit();
    } catch (thrown) {
      const { message, fieldErrors } = toApiError(thrown);
      this.error.set([message, ...fieldErrors.map((each) => each.message)].join(' '));
    } finally {
      this.isBusy.set(false);
    }
  }
}

function countedText({ slots, queued, taken }: BackfillCount): string {
  return slots === 1
    ? $localize`1 slot: ${queued} would start, ${taken} have started or wait already.`
    : $localize`${slots} slots: ${queued} would start, ${taken} have started or wait already.`;
}

function startingText(queued: number): string {
  return queued === 1
    ? $localize`1 slot will start.`
    : $localize`${queued} slots will start, one after the other.`;
}
