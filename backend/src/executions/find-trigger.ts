import { nodeCatalog } from '@rex/nodes';
import { UserError } from '@rex/platform';
import type { WorkflowDocument, WorkflowNode } from '@rex/workflow';

/** The first enabled node of a type. */
export function findTrigger(document: WorkflowDocument, type: string): WorkflowNode | undefined {
  return document.nodes.find((node) => node.type === type && !node.disabled);
}

/** The trigger a manual run starts from: the manual trigger if there is one, else the first trigger. */
export function findManualTrigger(document: WorkflowDocument): WorkflowNode {
  const trigger =
    findTrigger(document, 'manual-trigger') ??
    document.nodes.find((node) => nodeCatalog.get(node.type)?.category === 'trigger' && !node.disabled);
  if (!trigger) {
    throw new UserError(
      'no-trigger',
      'The workflow has no enabled trigger to start from. Add or enable one.',
      { status: 422 },
    );
  }
  return trigger;
}
