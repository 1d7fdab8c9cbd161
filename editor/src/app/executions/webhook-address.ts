import type { CanvasNode } from '@rex/canvas';
import { callExample, type CallExample } from '../webhooks/call-example';

type Proof = Parameters<typeof callExample>[2]['proof'];

const PROOFS: readonly Proof[] = ['none', 'header', 'basic', 'hmac'];

/** How a workflow's webhook is called; null while no enabled webhook trigger is in the document. */
export function webhookAddress(
  origin: string,
  workflowId: string,
  nodes: readonly CanvasNode[],
): CallExample | null {
  const trigger = nodes.find((node) => node.type === 'webhook-trigger' && !node.disabled);
  if (!trigger) return null;
  const auth = recordOf(trigger.config['auth']);
  const methods = trigger.config['methods'];
  return callExample(origin, workflowId, {
    methods: Array.isArray(methods) ? methods.filter((each) => typeof each === 'string') : [],
    proof: PROOFS.find((each) => each === auth['type']) ?? 'none',
    headerName: textOf(auth['headerName'] ?? auth['signatureHeader']),
    username: textOf(auth['username']),
    preset: textOf(auth['preset']),
  });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
