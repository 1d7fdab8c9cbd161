import type { HttpResponse } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { readBodyPath } from './read-body-path';
import { setInQuery } from './edit-query';
import type { PaginationConfig } from './pagination-config';
import { parseLinkHeader } from './parse-link-header';
import type { Page } from './send-page';

/** A page that came in. */
export interface PageResult {
  page: Page;
  response: Pick<HttpResponse, 'url' | 'headers'>;
  body: JsonValue;
  /** Its items; undefined when no path to them is set. */
  items: JsonValue[] | undefined;
}

/** Where the pages go on, or that they don't. `missing`: the path led to nothing at all, not even null. */
export type NextPage =
  { kind: 'next'; url: URL } | { kind: 'end' } | { kind: 'missing' } | { kind: 'invalid'; message: string };

const END: NextPage = { kind: 'end' };

/** Targets decide where pages go on; longer than this is no address. */
const MAX_CHARACTERS = 16_000;
const TOO_LONG: NextPage = {
  kind: 'invalid',
  message: `what leads to the next page is longer than ${MAX_CHARACTERS} characters`,
};

/** Finds out whether another page follows, and where. */
export function nextPage(pagination: PaginationConfig, result: PageResult): NextPage {
  switch (pagination.type) {
    case 'none':
      return END;
    case 'next-url':
      return byUrl(pagination.path ?? '', result);
    case 'page':
      return byNumber(pagination, result);
    case 'cursor':
      return byCursor(pagination, result);
    case 'link-header':
      return byLink(result);
  }
}

/** The URL of the first page: with its number, where pages have numbers. */
export function firstPageUrl(pagination: PaginationConfig, url: URL): URL {
  return pagination.type === 'page'
    ? setInQuery(url, pageParameter(pagination), String(pagination.start))
    : url;
}

function byUrl(path: string, { response, body }: PageResult): NextPage {
  const { found, value } = readBodyPath(body, path);
  if (!found) return { kind: 'missing' };
  if (value === null || value === false || value === '') return END;
  if (typeof value !== 'string')
    return { kind: 'invalid', message: `"${path}" leads to something that is no URL` };
  return resolve(value, response.url);
}

function byLink({ response }: PageResult): NextPage {
  const text = [response.headers['link'] ?? ''].flat().join(', ');
  const link = parseLinkHeader(text).find(
    ({ relations, anchor }) => relations.includes('next') && anchor === undefined,
  );
  return link ? resolve(link.target, response.url) : END;
}

/** Relative to the page that named it, as links are. */
function resolve(target: string, base: string): NextPage {
  if (target.length > MAX_CHARACTERS) return TOO_LONG;
  const url = URL.parse(target, base);
  if (!url) return { kind: 'invalid', message: 'the URL of the next page is none' };
  url.hash = '';
  return { kind: 'next', url };
}

function byNumber(pagination: PaginationConfig, { page, body, items }: PageResult): NextPage {
  const content = items ?? body;
  if (isEmpty(content)) return END;
  const { start, increment, pageSize } = pagination;
  if (pageSize !== undefined && Array.isArray(content) && content.length < pageSize) return END;
  const number = start + page.number * increment;
  return { kind: 'next', url: setInQuery(page.url, pageParameter(pagination), String(number)) };
}

function byCursor(
  { path = '', parameter = 'cursor' }: PaginationConfig,
  { page, body }: PageResult,
): NextPage {
  const { found, value } = readBodyPath(body, path);
  if (!found) return { kind: 'missing' };
  // Where cursors are numbers, 0 is where pages begin and so means that they have ended.
  if (value === null || value === false || value === '' || value === 0) return END;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return { kind: 'invalid', message: `"${path}" leads to something that is no cursor` };
  }
  const cursor = String(value);
  return cursor.length > MAX_CHARACTERS
    ? TOO_LONG
    : { kind: 'next', url: setInQuery(page.url, parameter, cursor) };
}

function pageParameter({ parameter = 'page' }: PaginationConfig): string {
  return parameter;
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
