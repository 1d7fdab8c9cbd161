import { computed, Injectable, signal } from '@angular/core';
import type { Problem } from '../api/types';

/** What keeps the draft from running, as the server would say it. */
@Injectable()
export class ProblemsStore {
  readonly all = signal<readonly Problem[]>([]);
  readonly byNode = computed(() => {
    const byNode = new Map<string, Problem[]>();
    for (const problem of this.all()) {
      if (problem.nodeId === undefined) continue;
      const known = byNode.get(problem.nodeId);
      if (known) known.push(problem);
      else byNode.set(problem.nodeId, [problem]);
    }
    return byNode;
  });
}
