import type { HeaderFields, NodeContext } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { readCredentials, type Credentials } from './credentials';
import { encodeBody } from './encode-body';
import { addToQuery } from './edit-query';
import type { HttpRequestConfig } from './http-request-config';
import { StepFailure } from './step-failure';
import { toPairs, toText } from './to-pairs';

/** A request worked out of the config: what all its pages have in common. */
export interface RequestPlan {
  config: HttpRequestConfig;
  /** With the query of the config, without credentials. */
  url: URL;
  /** Without credentials. */
  headers: HeaderFields;
  body: string | undefined;
  credentials: Credentials;
}

/**
 * Works out URL, headers, body and credentials. Warns of values that led to nothing and were left out.
 * @throws StepFailure when the URL is none or there is no such key
 */
export async function planRequest(context: NodeContext<HttpRequestConfig>): Promise<RequestPlan> {
  const { config, secrets } = context;
  const credentials = await readCredentials(config.auth, secrets);
  const base = URL.parse(config.url);
  if (!base) {
    const message = 'The URL is no valid URL. Look at its host and port.';
    throw new StepFailure({ code: 'http-request-invalid', message, retryable: false });
  }
  base.hash = '';
  const query = toPairs(config.query ?? {});
  warnOfEmpty(context, 'query', query.empty);
  const headers = toPairs(config.headers ?? {});
  warnOfEmpty(context, 'headers', headers.empty);
  const body = encodeBody(config);
  warnOfEmpty(context, 'body', body?.empty ?? []);
  if ((config.bodyType ?? 'json') === 'json') warnOfJsonInText(context, config.body);
  const fields = gather(headers.pairs);
  if (body && !hasField(fields, 'content-type')) fields['Content-Type'] = body.contentType;
  return { config, url: addToQuery(base, query.pairs), headers: fields, body: body?.text, credentials };
}

/** Whether there is a field of that name (in small letters), however it is spelled. */
export function hasField(headers: HeaderFields, name: string): boolean {
  return Object.keys(headers).some((each) => each.toLowerCase() === name);
}

/** Fields by name; several values of one spelling are a list. The client refuses two spellings of one name. */
function gather(pairs: readonly [name: string, value: string][]): HeaderFields {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  // fromEntries makes own properties, whatever the names.
  return Object.fromEntries(
    [...values].map(([name, list]) => [name, list.length === 1 ? list.join() : list]),
  );
}

function warnOfEmpty({ warn }: Pick<NodeContext, 'warn'>, part: string, names: string[]): void {
  for (const name of names) {
    warn({ code: 'value-left-out', message: `"${name}" in ${part} is null and was left out.` });
  }
}

/** A text as JSON body is a JSON string, which is rarely meant when it looks like an object. */
function warnOfJsonInText({ warn }: Pick<NodeContext, 'warn'>, body: JsonValue | undefined): void {
  if (typeof body !== 'string' || !/^\s*[[{]/.test(body)) return;
  const message = `The JSON body is a text that looks like JSON itself; it was sent as the string ${toText(body).slice(0, 40)}… Write the object itself, or choose the body type text.`;
  warn({ code: 'body-is-text', message });
}
