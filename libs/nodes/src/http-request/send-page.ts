import {
  HttpClientError,
  type HeaderFields,
  type HttpClientErrorCode,
  type HttpResponse,
  type NodeContext,
} from '@rex/node-sdk';
import { bytesToConceal, conceal } from './conceal';
import { decodeText, readContentType } from './decode-text';
import { describeFailure } from './describe-failure';
import { setInQuery } from './edit-query';
import type { HttpRequestConfig } from './http-request-config';
import { judgeStatus } from './judge-status';
import { hasField, type RequestPlan } from './plan-request';
import { requestRetryClass } from './request-retry-class';
import { StepFailure } from './step-failure';

/** One page to ask for; a request without pagination has just one. */
export interface Page {
  /** From 1. */
  number: number;
  /** Without credentials. */
  url: URL;
  /** Whether it is still on the origin of the config: only there do credentials go. */
  isHome: boolean;
}

/** Fields that tell another origin nothing about who asks. */
const HARMLESS: readonly string[] = ['accept', 'accept-language', 'content-type', 'user-agent'];

/** Methods that act on nothing, so that there is nothing to do only once. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

const EXCERPT_CHARACTERS = 2000;

/**
 * Sends the request for a page and judges the status of the answer.
 * @throws StepFailure when there is no good answer, HttpClientError `aborted` when the step was stopped
 */
export async function sendPage(
  plan: RequestPlan,
  page: Page,
  maxResponseBytes: number,
  context: NodeContext<HttpRequestConfig>,
): Promise<HttpResponse> {
  const { config, credentials } = plan;
  const retryClass = requestRetryClass(config);
  const { origin } = page.url;
  const withKey = page.isHome && credentials.kind === 'query';
  const request = {
    method: config.method,
    url: (withKey ? setInQuery(page.url, credentials.name, credentials.value) : page.url).href,
    headers: headersFor(plan, page, context),
    ...(plan.body === undefined ? {} : { body: plan.body }),
    timeoutMs: config.timeoutMs,
    maxResponseBytes,
    redirect: config.followRedirects ? ('follow' as const) : ('manual' as const),
    secretHeaders: credentials.kind === 'header' ? [credentials.name] : [],
    signal: context.signal,
  };
  const response = await context.http.send(request).catch((error: unknown) => {
    if (!(error instanceof HttpClientError) || !hasReason(error)) throw error;
    throw new StepFailure(describeFailure(error, { origin, retryClass }));
  });
  const excerpt = () => excerptOf(response, plan);
  const failure = judgeStatus(response, { config, retryClass, origin, now: context.clock.now(), excerpt });
  if (failure) throw new StepFailure({ ...failure, message: shorten(plan, failure.message) });
  return response;
}

/** The beginning of a text without secrets. */
export function shorten({ credentials }: Pick<RequestPlan, 'credentials'>, text: string): string {
  return conceal(credentials, text, EXCERPT_CHARACTERS);
}

/** Only bytes that can become the excerpt are decoded: an error answer may be as large as any. */
function excerptOf(response: HttpResponse, plan: RequestPlan): string {
  const bytes = response.body.subarray(0, bytesToConceal(plan.credentials, EXCERPT_CHARACTERS));
  return shorten(plan, decodeText(bytes, readContentType(response).charset).text);
}

function headersFor(plan: RequestPlan, page: Page, context: NodeContext<HttpRequestConfig>): HeaderFields {
  const { config, credentials } = plan;
  const own = Object.entries(plan.headers).filter(
    ([name]) => page.isHome || HARMLESS.includes(name.toLowerCase()),
  );
  const headers: HeaderFields = Object.fromEntries(own);
  if (page.isHome && credentials.kind === 'header') {
    const { name, value } = credentials;
    for (const each of Object.keys(headers))
      if (each.toLowerCase() === name.toLowerCase()) delete headers[each];
    headers[name] = value;
  }
  const mayRepeat = requestRetryClass(config) === 'idempotent' && !SAFE.includes(config.method);
  if (mayRepeat && !hasField(headers, 'idempotency-key')) {
    const { idempotencyKey } = context.step;
    // Each page is a request of its own, which a target that knows the first key would not carry out.
    headers['Idempotency-Key'] = page.number === 1 ? idempotencyKey : `${idempotencyKey}:${page.number}`;
  }
  return headers;
}

function hasReason(
  error: HttpClientError,
): error is HttpClientError & { code: Exclude<HttpClientErrorCode, 'aborted'> } {
  return error.code !== 'aborted';
}
