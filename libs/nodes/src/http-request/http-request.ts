import { completed, defineNode, failed } from '@rex/node-sdk';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { collectPages } from './collect-pages';
import { HttpRequestConfigSchema, type HttpRequestConfig } from './http-request-config';
import { HTTP_REQUEST_ERRORS, HTTP_REQUEST_EXAMPLES, HTTP_REQUEST_GUIDE } from './http-request-docs';
import { planRequest } from './plan-request';
import { requestRetryClass } from './request-retry-class';
import { StepFailure } from './step-failure';

/** Sends an HTTP request and gives the answer. */
export const httpRequest = defineNode({
  type: 'http-request',
  version: 1,
  label: 'HTTP Request',
  category: 'data',
  icon: 'globe',
  summary: 'Sends an HTTP request and gives the answer; follows pages if told to.',
  config: HttpRequestConfigSchema,
  ports: { inputs: MAIN_INPUT, outputs: MAIN_OUTPUT },
  retryClass: 'once',
  asTool: true,
  // Neither field allows a template, and the config was checked.
  retryClassOf: (config) => requestRetryClass(config as Pick<HttpRequestConfig, 'method' | 'idempotent'>),
  errors: HTTP_REQUEST_ERRORS,
  guide: HTTP_REQUEST_GUIDE,
  examples: HTTP_REQUEST_EXAMPLES,
  async run(context) {
    try {
      const { body, last } = await collectPages(await planRequest(context), context);
      if (!context.config.fullResponse) return completed(body);
      return completed({ status: last.status, headers: { ...last.headers }, body });
    } catch (error) {
      if (error instanceof StepFailure) return failed(error.stepError);
      throw error;
    }
  },
});
