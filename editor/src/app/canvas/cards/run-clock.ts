import { computed, inject, Injectable } from '@angular/core';
import { ExecutionStore } from '../../executions/execution.store';
import { RunStatus } from '../../executions/run-status';
import { secondHand } from '../../ui/second-hand';

/** The time by which all cards count their seconds: now while an execution runs, or the one that is replayed. */
@Injectable()
export class RunClock {
  private readonly status = inject(RunStatus);
  private readonly second = secondHand(inject(ExecutionStore).isRunning);
  /** Milliseconds since 1970. */
  readonly nowMs = computed(() => this.status.atMs() ?? this.second());
}
