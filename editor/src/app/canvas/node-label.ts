import type { Step } from '../api/types';
import { statusLabel } from '../ui/status-badge.component';
import type { CanvasNode } from './canvas-graph';

/** What a screen reader says of a node: `Summarise ticket, LLM, completed, input from Get ticket, 2 outputs: true, false`. */
export function nodeLabel(node: CanvasNode, step: Step | undefined): string {
  const { parentNames, outputs, problems } = node;
  return [
    node.name,
    node.kind,
    node.isDisabled ? 'disabled' : '',
    step === undefined ? '' : statusLabel(step.status).toLowerCase(),
    problems.length === 0 ? '' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
    parentNames.length === 0 ? '' : `input from ${parentNames.join(', ')}`,
    outputs.length > 1 ? `${outputs.length} outputs: ${outputs.map((port) => port.label).join(', ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
