import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import type { ProviderRefusal } from '../../spec/provider';
import { memberOf } from '../read-member';

/**
 * The refusal in a body that came with a good status, whole or as a piece of a stream: gateways such as OpenRouter learn of it when the
 * status is out. Its own is a number in it; without one it is taken for a fault of the server.
 */
export function refusalInBody(body: unknown): ProviderRefusal | undefined {
  const choice = memberOf(memberOf(body, 'choices'), 0);
  const error = [
    memberOf(body, 'error'),
    memberOf(choice, 'error'),
    memberOf(memberOf(body, 'x_groq'), 'error'),
  ].find(saysSomething);
  if (error !== undefined) return { status: statusIn(error), body: { error } };
  if (memberOf(body, 'object') === 'error' && isJsonObject(body as JsonValue)) {
    return { status: statusIn(body), body: body as JsonObject };
  }
  return memberOf(choice, 'finish_reason') === 'error' ? { status: 500, body: {} } : undefined;
}

/** An answer that is a refusal all the same. */
export class RefusedInAnswer extends Error {
  override readonly name = 'RefusedInAnswer';

  constructor(readonly refusal: ProviderRefusal) {
    super('The answer is a refusal');
  }
}

/** @throws RefusedInAnswer when a body with a good status holds a refusal */
export function failIfRefused(body: unknown): void {
  const refusal = refusalInBody(body);
  if (refusal) throw new RefusedInAnswer(refusal);
}

/** The refusal for which reading an answer was given up. */
export function refusalInChatError(error: unknown): ProviderRefusal | undefined {
  return error instanceof RefusedInAnswer ? error.refusal : undefined;
}

/** Some servers send an empty one along with each answer. */
function saysSomething(error: unknown): error is JsonValue {
  if (typeof error === 'string') return error !== '';
  return typeof error === 'object' && error !== null && Object.keys(error).length > 0;
}

function statusIn(error: unknown): number {
  const told = ['status', 'status_code', 'code']
    .map((name) => Number(memberOf(error, name)))
    .find((each) => Number.isInteger(each) && each >= 400 && each <= 599);
  return told ?? 500;
}
