import { DestroyRef, effect, inject, Injectable } from '@angular/core';
import type { Layout, LayoutRequest } from '@rex/canvas';
import type { NodeTypeDescriptor, Problem, WorkflowDocument } from '@rex/workflow';
import { NodeTypesStore } from '../editing/node-types.store';
import type { RulesAnswer, RulesJob } from './rules-job';

/** Validation and layout, in a thread of their own. */
@Injectable({ providedIn: 'root' })
export class Rules {
  private readonly types = inject(NodeTypesStore);
  private readonly waiting = new Map<number, (answer: RulesAnswer) => void>();
  private worker: Worker | undefined;
  private count = 0;

  constructor() {
    effect(() => {
      const types = this.types.list();
      if (this.worker) this.tellTypes(this.worker, types);
    });
    inject(DestroyRef).onDestroy(() => this.worker?.terminate());
  }

  /** All that keeps a document from running, by the same function as the server's. */
  async validate(document: WorkflowDocument): Promise<Problem[]> {
    const answer = await this.ask((n) => ({ kind: 'validate', n, document }));
    return answer.kind === 'validated' ? answer.problems : this.fail(answer);
  }

  /** Places for nodes. */
  async layOut(request: LayoutRequest): Promise<Layout['positions']> {
    const answer = await this.ask((n) => ({ kind: 'lay-out', n, request }));
    return answer.kind === 'laid-out' ? answer.positions : this.fail(answer);
  }

  private ask(job: (n: number) => RulesJob): Promise<RulesAnswer> {
    const n = (this.count += 1);
    return new Promise((resolve) => {
      this.waiting.set(n, resolve);
      this.running().postMessage(job(n));
    });
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./rules.worker', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<RulesAnswer>) => {
      this.waiting.get(data.n)?.(data);
      this.waiting.delete(data.n);
    });
    worker.addEventListener('error', (event) => this.giveUp(event.message));
    this.tellTypes(worker, this.types.list());
    return (this.worker = worker);
  }

  private tellTypes(worker: Worker, types: readonly NodeTypeDescriptor[]): void {
    worker.postMessage({ kind: 'types', types, limits: this.types.limits } satisfies RulesJob);
  }

  /** The worker could not be loaded or broke: whoever waits is told, and the next call starts another. */
  private giveUp(message: string): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const [n, answer] of this.waiting) answer({ kind: 'failed', n, message });
    this.waiting.clear();
  }

  private fail(answer: RulesAnswer): never {
    throw new Error(answer.kind === 'failed' ? answer.message : 'The rules gave another answer.');
  }
}
