import { computed, Injectable, signal, type Signal, type WritableSignal } from '@angular/core';
import type { Step } from '../api/types';

/**
 * The steps of the execution that is shown, node by node: a card reads its own signal only, so that two hundred events in a
 * second cost what two hundred cards cost, and not two hundred times the whole canvas.
 */
@Injectable()
export class RunStatus {
  private readonly steps = signal<ReadonlyMap<string, Step>>(new Map());
  private readonly shownMs = signal<number | null>(null);
  private readonly signals = new Map<string, WritableSignal<Step | undefined>>();

  readonly byNode = this.steps.asReadonly();
  readonly isEmpty = computed(() => this.steps().size === 0);

  /** The time that they are shown at, in milliseconds since 1970; null: now. */
  readonly atMs = this.shownMs.asReadonly();

  /** The steps as they are now, or as they were at a time. */
  set(steps: ReadonlyMap<string, Step>, atMs: number | null = null): void {
    this.shownMs.set(atMs);
    this.steps.set(steps);
    for (const [id, step] of this.signals) step.set(steps.get(id));
  }

  /** One node's step; undefined when it has none. */
  step(nodeId: string): Signal<Step | undefined> {
    let step = this.signals.get(nodeId);
    if (!step) {
      step = signal(this.steps().get(nodeId));
      this.signals.set(nodeId, step);
    }
    return step;
  }
}
