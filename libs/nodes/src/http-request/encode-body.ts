import type { JsonValue } from '@rex/workflow';
import type { HttpRequestConfig, NamedValues } from './http-request-config';
import { toPairs, toText } from './to-pairs';

/** A body as it goes out. */
export interface EncodedBody {
  text: string;
  contentType: string;
  /** Names of form fields that were null: left out. */
  empty: string[];
}

/** Writes the body as its type says; undefined when there is none. */
export function encodeBody({
  bodyType,
  body,
}: Pick<HttpRequestConfig, 'bodyType' | 'body'>): EncodedBody | undefined {
  if (body === undefined) return undefined;
  switch (bodyType ?? 'json') {
    case 'none':
      return undefined;
    case 'json':
      return { text: JSON.stringify(body), contentType: 'application/json', empty: [] };
    case 'text':
      return { text: body === null ? '' : toText(body), contentType: 'text/plain; charset=utf-8', empty: [] };
    case 'form':
      return encodeForm(body);
  }
}

function encodeForm(body: JsonValue): EncodedBody {
  // The schema lets nothing else through.
  const { pairs, empty } = toPairs(body as NamedValues);
  return {
    text: new URLSearchParams(pairs).toString(),
    contentType: 'application/x-www-form-urlencoded',
    empty,
  };
}
