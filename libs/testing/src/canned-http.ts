import type { HttpRequest, HttpSender } from '@rex/node-sdk';
import type { ExampleAnswer } from '@rex/workflow';

/** Targets that answer what they are told, in order, and remember what was sent. */
export interface CannedHttp extends HttpSender {
  requests: HttpRequest[];
}

/** For what a node makes of an answer; what really goes over the wire is for openTestHttpClient. One request too many rejects. */
export function cannedHttp(answers: readonly ExampleAnswer[]): CannedHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    async send(request) {
      const answer = answers[requests.length];
      requests.push(request);
      if (!answer) throw new Error(`request ${requests.length} has no answer`);
      const { status, headers = {}, body = '' } = answer;
      const { url } = request;
      return { status, statusText: '', url, headers, body: Buffer.from(body), redirects: 0 };
    },
  };
}
