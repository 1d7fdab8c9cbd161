import { isSameSecret } from '@rex/platform';
import type { WebhookAuth } from '../plan/webhook-plan';
import type { WebhookRequest } from '../request/webhook-request';
import { headerOf } from '../signatures/signed-request';
import { verifySignature } from '../signatures/verify-signature';

/** Whether a caller has proved who they are. `reason` is for the owner: a caller could learn from it. */
export type CallerVerdict = { kind: 'known' } | { kind: 'unknown'; reason: string };

/** Checks a caller against the secret of the trigger, in constant time. */
export function checkCaller(
  auth: Exclude<WebhookAuth, { type: 'none' }>,
  secret: string,
  request: WebhookRequest,
  nowMs: number,
): CallerVerdict {
  switch (auth.type) {
    case 'header':
      return checkToken(auth.headerName, secret, request);
    case 'basic':
      return checkPassword(auth.username === undefined ? secret : `${auth.username}:${secret}`, request);
    case 'hmac': {
      const verdict = verifySignature(auth.scheme, secret, request, nowMs);
      return verdict.kind === 'valid' ? KNOWN : unknown(`The request ${verdict.reason}.`);
    }
  }
}

const KNOWN: CallerVerdict = { kind: 'known' };

function checkToken(headerName: string, secret: string, request: WebhookRequest): CallerVerdict {
  const given = headerOf(request, headerName);
  if (given === undefined) return unknown(`The request has no header ${headerName}.`);
  // What reads the header knows the scheme; who stores a token often has it without.
  const token = headerName === 'authorization' ? given.replace(/^bearer +/i, '') : given;
  return isSameSecret(token, secret) || isSameSecret(given, secret)
    ? KNOWN
    : unknown(`The header ${headerName} does not hold the secret.`);
}

/** RFC 7617, in UTF-8. */
function checkPassword(expected: string, request: WebhookRequest): CallerVerdict {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
  if (encoded === undefined) return unknown('The request has no user name and password.');
  return isSameSecret(Buffer.from(encoded, 'base64').toString(), expected)
    ? KNOWN
    : unknown('The user name or the password is wrong.');
}

function unknown(reason: string): CallerVerdict {
  return { kind: 'unknown', reason };
}
