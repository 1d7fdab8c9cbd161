import type { WebhookTrigger } from '../api/webhooks-api';

/** Where a webhook is called, and how one would try it. */
export interface CallExample {
  readonly url: string;
  readonly method: string;
  /** A command for a terminal; what only the caller knows stands in angle brackets. */
  readonly curl: string;
  /** What the caller has to do besides; null: nothing. */
  readonly hint: string | null;
}

/** The header in which each sender's signature comes, and how its value begins. */
const SIGNATURES: Record<string, readonly [header: string, value: string]> = {
  github: ['x-hub-signature-256', 'sha256=<signature>'],
  gitlab: ['x-gitlab-token', '<secret>'],
  stripe: ['stripe-signature', 't=<time>,v1=<signature>'],
  slack: ['x-slack-signature', 'v0=<signature>'],
  shopify: ['x-shopify-hmac-sha256', '<signature>'],
  twilio: ['x-twilio-signature', '<signature>'],
};

/** How to call a webhook from a terminal, with the headers that its proof needs. */
export function callExample(
  origin: string,
  workflowId: string,
  trigger: Pick<WebhookTrigger, 'methods' | 'proof' | 'headerName' | 'username' | 'preset'>,
): CallExample {
  const url = `${origin}/api/webhooks/${workflowId}`;
  const allowed = trigger.methods;
  const method = allowed.length === 0 || allowed.includes('POST') ? 'POST' : (allowed[0] ?? 'POST');
  const hasBody = method !== 'GET' && method !== 'DELETE' && method !== 'HEAD';
  const { flags, hint } = proofOf(trigger);
  const body = hasBody ? [`-H 'content-type: application/json'`, `-d '{"hello": "world"}'`] : [];
  return { url, method, curl: [`curl -X ${method} '${url}'`, ...flags, ...body].join(' '), hint };
}

function proofOf({
  proof,
  headerName,
  username,
  preset,
}: Pick<WebhookTrigger, 'proof' | 'headerName' | 'username' | 'preset'>): {
  flags: string[];
  hint: string | null;
} {
  switch (proof) {
    case 'none':
      return { flags: [], hint: null };
    case 'header':
      return {
        flags: [`-H '${headerName ?? 'x-webhook-token'}: <secret>'`],
        hint: $localize`Put the secret of the stored key in place of <secret>.`,
      };
    case 'basic':
      return {
        flags: [username === null ? `-u '<user:password>'` : `-u '${username}:<password>'`],
        hint: $localize`Put the password of the stored key in its place.`,
      };
    case 'hmac': {
      const [header, value] = SIGNATURES[preset ?? ''] ?? [headerName ?? 'x-signature', '<signature>'];
      return {
        flags: [`-H '${header}: ${value}'`],
        hint: $localize`The sender signs each call with the secret of the stored key: a signature made by hand holds for its body alone.`,
      };
    }
  }
}
