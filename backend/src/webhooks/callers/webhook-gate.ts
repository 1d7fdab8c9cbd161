import { Injectable, Logger } from '@nestjs/common';
import type { Found, WebhookTarget } from '../plan/webhook-targets';
import type { WebhookAuth } from '../plan/webhook-plan';
import type { WebhookRequest } from '../request/webhook-request';
import { WebhookRefusal, type RefusalNote } from '../webhook-refusal';
import { checkCaller } from './check-caller';
import { WebhookSecrets } from './webhook-secrets';

type Admission = { kind: 'admitted' } | { kind: 'refused'; code: string; reason: string };

/** Decides whether a call may start something, before its body is read. A stranger learns as little as can be. */
@Injectable()
export class WebhookGate {
  private readonly logger = new Logger(WebhookGate.name);

  constructor(private readonly secrets: WebhookSecrets) {}

  /**
   * The target of a call that may start it.
   * @throws WebhookRefusal `webhook-not-found`, `method-not-allowed`, `webhook-unauthorized`
   */
  async admit(request: WebhookRequest, found: Found, nowMs: number): Promise<WebhookTarget> {
    if (found.kind !== 'target') throw await this.notFound(found, request, nowMs);
    await this.admitTo(found.target, request, nowMs);
    return found.target;
  }

  /** @throws WebhookRefusal when the trigger of a target does not let the call in */
  async admitTo({ plan, ownerId }: WebhookTarget, request: WebhookRequest, nowMs: number): Promise<void> {
    const { auth } = plan;
    if (request.hasSuffix && !plan.allowsPathSuffix)
      throw notFound('The path goes on after the id, and the trigger has no allowPathSuffix.', {
        auth,
        isCallerKnown: auth.type === 'none',
      });
    if (!plan.methods.has(request.method)) throw methodNotAllowed(request.method, plan.methods, auth);
    const admission = await this.check(ownerId, auth, request, nowMs);
    if (admission.kind === 'refused') throw unauthorized(auth, admission);
  }

  private async notFound(
    found: Exclude<Found, { kind: 'target' }>,
    request: WebhookRequest,
    nowMs: number,
  ): Promise<WebhookRefusal> {
    const { reason } = found;
    this.logger.log({ workflowId: request.workflowId, reason }, 'webhook refused');
    if (found.kind === 'nothing') return notFound(reason, { isCallerKnown: false });
    // The answer is the same for all; what a known caller sent is kept, to be replayed later.
    const { ownerId, plan } = found.target;
    const admission = await this.check(ownerId, plan.auth, request, nowMs);
    return notFound(reason, { auth: plan.auth, isCallerKnown: admission.kind === 'admitted' });
  }

  private async check(
    ownerId: string,
    auth: WebhookAuth,
    request: WebhookRequest,
    nowMs: number,
  ): Promise<Admission> {
    if (auth.type === 'none') return { kind: 'admitted' };
    const secret = await this.secrets.get(ownerId, auth.keyId);
    if (secret.kind === 'none') {
      const { code, reason } = secret;
      this.logger.warn({ workflowId: request.workflowId, keyId: auth.keyId, code }, 'webhook refused');
      return { kind: 'refused', code, reason };
    }
    const verdict = checkCaller(auth, secret.value, request, nowMs);
    if (verdict.kind === 'unknown')
      return { kind: 'refused', code: 'webhook-unauthorized', reason: verdict.reason };
    this.secrets.noteUse(ownerId, auth.keyId, secret);
    return { kind: 'admitted' };
  }
}

function notFound(reason: string, note: RefusalNote): WebhookRefusal {
  return new WebhookRefusal(
    'webhook-not-found',
    'There is no webhook here.',
    { status: 404 },
    { ...note, reason },
  );
}

function methodNotAllowed(method: string, methods: ReadonlySet<string>, auth: WebhookAuth): WebhookRefusal {
  const allow = [...methods].join(', ');
  return new WebhookRefusal(
    'method-not-allowed',
    `This webhook takes ${allow}, not ${method}.`,
    { status: 405, headers: { allow } },
    { auth, isCallerKnown: auth.type === 'none' },
  );
}

function unauthorized(auth: WebhookAuth, { code, reason }: { code: string; reason: string }): WebhookRefusal {
  const headers: Record<string, string> =
    auth.type === 'basic' ? { 'www-authenticate': 'Basic realm="webhook", charset="UTF-8"' } : {};
  return new WebhookRefusal(
    'webhook-unauthorized',
    'The webhook does not know the caller: the secret or the signature is missing or wrong.',
    { status: 401, headers },
    { code, reason, auth, isCallerKnown: false },
  );
}
