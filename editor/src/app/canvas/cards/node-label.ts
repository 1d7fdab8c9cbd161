import type { Step } from '../../api/types';
import { statusLabel } from '../../ui/status-badge.component';

/** What is said of a node to those who don't see its card. */
export interface SpokenNode {
  readonly name: string;
  /** Label of the node type. */
  readonly kind: string;
  readonly isInstalled: boolean;
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
    node.isInstalled ? '' : $localize`not installed`,
    node.isDisabled ? $localize`disabled` : '',
    step === undefined ? '' : statusLabel(step.status).toLowerCase(),
    problemsText(problemCount),
    parentNames.length === 0 ? '' : $localize`input from ${parentNames.join(', ')}:NODES:`,
    outputs.length > 1 ? $localize`${outputs.length}:COUNT: outputs: ${outputs.join(', ')}:OUTPUTS:` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function problemsText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? $localize`1 problem` : $localize`${count}:COUNT: problems`;
}
