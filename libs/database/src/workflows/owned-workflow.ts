import { IsNull, type EntityManager } from 'typeorm';
import { WorkflowEntity } from '../entities/workflow.entity';

/** The workflow, if it is the owner's and not deleted. */
export function owned(ownerId: string, id: string) {
  return { id, ownerId, deletedAt: IsNull() };
}

/** Changes of one workflow go one after the other. */
export function lockWorkflow(
  manager: EntityManager,
  ownerId: string,
  id: string,
): Promise<WorkflowEntity | null> {
  return manager.findOne(WorkflowEntity, { where: owned(ownerId, id), lock: { mode: 'pessimistic_write' } });
}
