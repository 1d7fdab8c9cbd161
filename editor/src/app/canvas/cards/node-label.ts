import type { Step } from '../../api/types';
import { statusLabel } from '../../ui/status-badge.component';

/** What is said of a node to those who don't see its card. */
export interface SpokenNode {
  readonly name: string;
  /** Label of the node type. */
  readonly kind: string;
  readonly isDisabled: boolean;
  readonly problemCount: number;
  /** Names of the nodes whose edges lead here. */
  readonly parentNames: readonly string[];
  /** Labels of the outputs, from top to bottom. */
  readonly outputs: readonly string[];
}

/** Such as `Summarise ticket, LLM, completed, input from Get ticket, 2 outputs: true, false`. */
export function nodeLabel(node: SpokenNode, step: Step | undefined): string {
  const { parentNames, outputs, problemCount } = node;
  return [
    node.name,
    node.kind,
    node.isDisabled ? 'disabled' : '',
    step === undefined ? '' : statusLabel(step.status).toLowerCase(),
    problemCount === 0 ? '' : `${problemCount} ${problemCount === 1 ? 'problem' : 'problems'}`,
    parentNames.length === 0 ? '' : `input from ${parentNames.join(', ')}`,
    outputs.length > 1 ? `${outputs.length} outputs: ${outputs.join(', ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
