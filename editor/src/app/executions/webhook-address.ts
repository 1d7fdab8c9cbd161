import type { CanvasNode } from '@rex/canvas';

/** Where a workflow's webhook is called, and how one would try it. */
export interface WebhookAddress {
  url: string;
  method: string;
  /** A command for a terminal. */
  curl: string;
}

/** The address of a workflow's webhook; null while no enabled webhook trigger is in the document. */
export function webhookAddress(
  origin: string,
  workflowId: string,
  nodes: readonly CanvasNode[],
): WebhookAddress | null {
  const trigger = nodes.find((node) => node.type === 'webhook-trigger' && !node.disabled);
  if (!trigger) return null;
  const url = `${origin}/api/webhooks/${workflowId}`;
  const method = methodOf(trigger.config['methods']);
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const body = hasBody ? ` -H 'content-type: application/json' -d '{"hello": "world"}'` : '';
  return { url, method, curl: `curl -X ${method} '${url}'${body}` };
}

/** POST where it is allowed, else the first method of the trigger. */
function methodOf(methods: unknown): string {
  const allowed = Array.isArray(methods) ? methods.filter((each) => typeof each === 'string') : [];
  return allowed.length === 0 || allowed.includes('POST') ? 'POST' : (allowed[0] ?? 'POST');
}
