import type { HttpResponse, NodeContext } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import type { HttpRequestConfig } from './http-request-config';
import { firstPageUrl, nextPage, type PageResult } from './next-page';
import type { RequestPlan } from './plan-request';
import { readAnswer } from './read-answer';
import { readBodyPath } from './read-body-path';
import { sendPage, shorten, type Page } from './send-page';
import { StepFailure } from './step-failure';

/** All pages together. */
export interface CollectedPages {
  /** The body of the one page; of several, their items as one list, or the list of their bodies. */
  body: JsonValue;
  /** The answer that came last. */
  last: HttpResponse;
}

/**
 * Asks for pages one after another, as far as the config and the answers lead.
 * @throws StepFailure when one of them fails, or when they are larger together than allowed
 */
export async function collectPages(
  plan: RequestPlan,
  context: NodeContext<HttpRequestConfig>,
): Promise<CollectedPages> {
  const { pagination, maxResponseBytes } = plan.config;
  const collected: JsonValue[] = [];
  let page: Page = { number: 1, url: firstPageUrl(pagination, plan.url), isHome: true };
  const seen = new Set([page.url.href]);
  let bytes = 0;
  for (;;) {
    const response = await sendPage(plan, page, roomFor(maxResponseBytes, bytes, page), context);
    bytes += response.body.length;
    const body = readBody(response, plan, context);
    if (pagination.type === 'none') return { body, last: response };
    const items = itemsOf(body, plan, context);
    for (const each of items ?? [body]) collected.push(each);
    const url = findNext({ page, response, body, items }, plan, context);
    if (!url) return { body: collected, last: response };
    if (page.number >= pagination.maxPages) {
      const message = `There may be more pages; the request stopped after ${pagination.maxPages} (maxPages).`;
      context.warn({ code: 'page-limit', message });
      return { body: collected, last: response };
    }
    if (seen.has(url.href)) {
      const message = `After page ${page.number} the pages begin to repeat, so the request stopped there.`;
      context.warn({ code: 'page-repeated', message });
      return { body: collected, last: response };
    }
    seen.add(url.href);
    page = { number: page.number + 1, url, isHome: page.isHome && url.origin === plan.url.origin };
  }
}

/** How large the next answer may be, so that all together stay within the limit. */
function roomFor(maxBytes: number, bytes: number, page: Page): number {
  if (bytes < maxBytes) return maxBytes - bytes;
  throw new StepFailure({
    code: 'http-response-too-large',
    message: `The ${page.number - 1} pages before page ${page.number} already take ${maxBytes} bytes. Ask for fewer, or raise maxResponseBytes.`,
    retryable: false,
  });
}

function readBody(
  response: HttpResponse,
  plan: RequestPlan,
  { warn }: NodeContext<HttpRequestConfig>,
): JsonValue {
  return readAnswer(response, {
    responseType: plan.config.responseType,
    warn,
    excerpt: (text) => shorten(plan, text),
  });
}

function itemsOf(
  body: JsonValue,
  { config }: RequestPlan,
  { warn }: NodeContext<HttpRequestConfig>,
): JsonValue[] | undefined {
  const { itemsPath } = config.pagination;
  if (itemsPath === undefined) return undefined;
  const { found, value } = readBodyPath(body, itemsPath);
  if (Array.isArray(value)) return value;
  if (!found) warn({ code: 'path-missing', message: `A page has nothing at "${itemsPath}".` });
  if (!found || value === null) return [];
  const message = `"${itemsPath}" leads to something that is no list in a page. Correct itemsPath.`;
  throw new StepFailure({ code: 'pagination-failed', message, retryable: false });
}

function findNext(
  result: PageResult,
  plan: RequestPlan,
  { warn }: NodeContext<HttpRequestConfig>,
): URL | undefined {
  const { pagination } = plan.config;
  const { page } = result;
  const next = nextPage(pagination, result);
  switch (next.kind) {
    case 'end':
      return undefined;
    case 'missing':
      // The last page often lacks it; that the first one does may be a mistake.
      if (page.number === 1) {
        warn({ code: 'path-missing', message: `The first page has nothing at "${pagination.path}".` });
      }
      return undefined;
    case 'invalid': {
      const message = `After page ${page.number}: ${next.message}. Look at "pagination".`;
      throw new StepFailure({ code: 'pagination-failed', message, retryable: false });
    }
    case 'next':
      if (page.isHome && next.url.origin !== plan.url.origin && hasSecrets(plan)) {
        const message = `Page ${page.number + 1} is on another origin, ${shorten(plan, next.url.origin)}: it is asked for without credentials and own headers.`;
        warn({ code: 'credentials-dropped', message });
      }
      return next.url;
  }
}

function hasSecrets({ credentials, headers }: RequestPlan): boolean {
  return credentials.kind !== 'none' || Object.keys(headers).length > 0;
}
