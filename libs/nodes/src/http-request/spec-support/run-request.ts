import {
  HttpClientError,
  type HttpClientErrorCode,
  type HttpRequest,
  type NodeOutcome,
  type SecretScheme,
} from '@rex/node-sdk';
import { cannedHttp, runNode, type NodeRunResult } from '@rex/testing';
import type { ExampleAnswer, JsonObject, JsonValue } from '@rex/workflow';
import { httpRequest } from '../http-request';

/** Where requests go that name no URL. */
export const URL_A = 'https://api.example/v1';

/** What became of the node, and what it sent. */
export interface RequestRun extends NodeRunResult {
  requests: HttpRequest[];
  /** The first one. */
  request: HttpRequest | undefined;
}

/** Runs the node on canned answers, with one stored key `k1`. */
export async function runRequest(
  config: JsonObject,
  answers: ExampleAnswer[] = [{ status: 204 }],
  {
    input = {},
    secret = 's3cr3t-value',
    scheme,
  }: { input?: JsonValue; secret?: string; scheme?: SecretScheme } = {},
): Promise<RequestRun> {
  const http = cannedHttp(answers);
  const secrets = { k1: { provider: 'http', name: 'mine', value: secret, scheme } };
  const result = await runNode(httpRequest, { url: URL_A, ...config }, input, { http, secrets });
  return { ...result, requests: http.requests, request: http.requests[0] };
}

/** Runs the node against a client that fails. */
export async function runFailing(
  config: JsonObject,
  code: HttpClientErrorCode,
  isSent: boolean,
): Promise<NodeOutcome> {
  const failure = new HttpClientError(code, 'Something is wrong', { isSent });
  const http = { send: async () => Promise.reject(failure) };
  return (await runNode(httpRequest, { url: URL_A, ...config }, {}, { http })).outcome;
}
