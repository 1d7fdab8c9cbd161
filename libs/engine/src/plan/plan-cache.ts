import { LRUCache } from 'lru-cache';
import type { ExecutionStore } from '../ports/execution-store';
import type { NodeRegistry } from '../ports/node-registry';
import { compilePlan, type ExecutionPlan } from './compile-plan';
import { PlanError } from './plan-error';

/** Keeps the plans of the versions that ran lately. Versions never change, so a plan never goes stale. */
export class PlanCache {
  private readonly plans: LRUCache<string, Promise<ExecutionPlan>>;

  constructor(
    private readonly store: Pick<ExecutionStore, 'loadDocument'>,
    private readonly registry: NodeRegistry,
    maxPlans = 500,
  ) {
    this.plans = new LRUCache({ max: maxPlans });
  }

  /** The plan of a version. Executions that ask together share one load. @throws PlanError */
  get(workflowId: string, version: number): Promise<ExecutionPlan> {
    const key = `${workflowId}:${version}`;
    const known = this.plans.get(key);
    if (known) return known;
    const plan = this.load(workflowId, version);
    this.plans.set(key, plan);
    // A failed load must not stay: the store may only have been away.
    plan.catch(() => this.plans.delete(key));
    return plan;
  }

  private async load(workflowId: string, version: number): Promise<ExecutionPlan> {
    const document = await this.store.loadDocument(workflowId, version);
    if (!document)
      throw new PlanError('version-missing', `version ${version} of the workflow does not exist`);
    return compilePlan(document, this.registry);
  }
}
