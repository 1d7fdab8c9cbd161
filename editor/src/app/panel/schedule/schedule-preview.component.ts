import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import type { JsonValue } from '@rex/workflow';
import { toApiError } from '../../api/api-error';
import { SchedulesApi, type SchedulePreview } from '../../api/schedules-api';
import { FormDraft } from '../form/form-draft';
import { isSameJson } from '../schema/json-schema';
import { PRESETS } from './schedule-presets';
import { WORKFLOW_TIMEZONE } from './workflow-timezone';

const DELAY_MS = 300;
const SHOWN = 5;
/** What the preview needs of a config. */
const ASKED = ['cron', 'intervalSeconds', 'timezone', 'startAt', 'endAt'] as const;

/** A schedule in words with its next due times, and presets to begin with. For configs whose role is a schedule. */
@Component({
  selector: 'app-schedule-preview',
  templateUrl: './schedule-preview.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchedulePreviewComponent {
  private readonly form = inject(FormDraft);
  private readonly api = inject(SchedulesApi);
  private readonly timezone = inject(WORKFLOW_TIMEZONE);

  protected readonly presets = PRESETS;
  protected readonly words = signal<string | null>(null);
  protected readonly preview = signal<SchedulePreview | null>(null);
  protected readonly error = signal<string | null>(null);
  private readonly query = computed(
    () => {
      const config = this.form.value();
      const given = ASKED.flatMap((key): [string, string | number][] => {
        const value: JsonValue | undefined = config[key];
        return value === undefined || value === '' || typeof value === 'object' || typeof value === 'boolean' ? [] : [[key, value]]; // prettier-ignore
      });
      return Object.fromEntries(given);
    },
    { equal: isSameJson },
  );

  constructor() {
    effect((onCleanup) => {
      const query = this.query();
      this.timezone();
      const stop = new AbortController();
      untracked(() => {
        this.error.set(null);
        if (!('cron' in query) && !('intervalSeconds' in query)) {
          this.words.set(null);
          this.preview.set(null);
          return;
        }
        void this.describe(query, stop.signal);
        const timer = setTimeout(() => void this.ask(query, stop.signal), DELAY_MS);
        onCleanup(() => {
          clearTimeout(timer);
          stop.abort();
        });
      });
    });
  }

  protected take(name: string): void {
    const preset = PRESETS.find((each) => each.name === name);
    if (!preset) return;
    const { cron: _, intervalSeconds: __, ...others } = this.form.value();
    this.form.write([], { ...preset.config, ...others }, 'choice');
  }

  /** In words at once; what is no schedule is told by validation. */
  private async describe(query: Record<string, string | number>, signal: AbortSignal): Promise<void> {
    const { scheduleInWords } = await import('./schedule-in-words');
    if (!signal.aborted) this.words.set(scheduleInWords(query, this.timezone()));
  }

  private async ask(query: Record<string, string | number>, signal: AbortSignal): Promise<void> {
    try {
      const asked = { timezone: this.timezone(), ...query, count: SHOWN };
      const preview = await this.api.preview(asked, signal);
      if (!signal.aborted) this.preview.set(preview);
    } catch (thrown) {
      if (signal.aborted) return;
      this.preview.set(null);
      // A mistake in the schedule stands at its field already.
      const { status, message } = toApiError(thrown);
      this.error.set(status === 0 || status >= 500 ? message : null);
    }
  }
}
