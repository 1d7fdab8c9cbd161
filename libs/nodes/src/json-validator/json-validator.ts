import { branch, completed, defineNode, failed } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { MAIN_INPUT } from '../shared/ports';
import { checkFields } from './check-fields';
import { checkSchema } from './check-schema';
import { JsonValidatorConfigSchema } from './json-validator-config';
import { JSON_VALIDATOR_ERRORS, JSON_VALIDATOR_GUIDE } from './json-validator-docs';
import type { SchemaError } from './schema/schema-machine';

/** More errors than this are not told; the first ones say enough. */
const MAX_ERRORS = 100;

const ORDER_SCHEMA = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'string', pattern: '^A-\\d+$' },
    mail: { type: 'string', format: 'email' },
    lines: { type: 'array', minItems: 1, items: { type: 'object', required: ['sku'] } },
  },
};

/** Checks its input: by a list of fields in process, by a JSON Schema in the sandbox. */
export const jsonValidator = defineNode({
  type: 'json-validator',
  version: 1,
  label: 'JSON Validator',
  category: 'data',
  icon: 'shield-check',
  summary: 'Checks that its input has the fields and types it should, or fits a JSON Schema.',
  config: JsonValidatorConfigSchema,
  ports: {
    inputs: MAIN_INPUT,
    outputs: [
      { name: 'main', label: 'Output' },
      { name: 'invalid', label: 'Invalid' },
    ],
  },
  retryClass: 'pure',
  errors: JSON_VALIDATOR_ERRORS,
  guide: JSON_VALIDATOR_GUIDE,
  examples: [
    {
      name: 'passes on an input that has its fields',
      config: { required: ['customer.mail'], types: { total: 'number', note: ['string', 'null'] } },
      input: { customer: { mail: 'ada@example.com' }, total: 12, note: null },
      output: { customer: { mail: 'ada@example.com' }, total: 12, note: null },
    },
    {
      name: 'passes on an input that fits a JSON Schema',
      config: { schema: ORDER_SCHEMA },
      input: { id: 'A-7', mail: 'ada@example.com', lines: [{ sku: 'x1' }] },
      output: { id: 'A-7', mail: 'ada@example.com', lines: [{ sku: 'x1' }] },
    },
    {
      name: 'goes on with what is wrong',
      config: { required: ['id'], types: { total: 'number' }, onInvalid: 'continue' },
      input: { total: '12' },
      output: {
        valid: false,
        errors: [
          { path: '/id', keyword: 'required', message: 'is required' },
          { path: '/total', keyword: 'type', message: 'must be of type number, not string' },
        ],
        data: { total: '12' },
      },
    },
    {
      name: 'sends what does not fit by another port',
      config: { schema: ORDER_SCHEMA, onInvalid: 'branch' },
      input: { id: 'A-7', lines: [{}] },
      output: {
        valid: false,
        errors: [{ path: '/lines/0/sku', keyword: 'required', message: 'is required' }],
        data: { id: 'A-7', lines: [{}] },
      },
      port: 'invalid',
    },
  ],
  async run({ config, input, sandbox }) {
    const { required, types, schema, checkFormats, onInvalid } = config;
    const errors = checkFields({ required, types }, input);
    if (schema !== undefined) {
      const limits = { checksFormats: checkFormats, maxErrors: MAX_ERRORS };
      const verdict = await checkSchema(sandbox, schema, limits);
      if (verdict.kind === 'bad-schema') {
        const message = `The JSON Schema can't be used: ${verdict.message}`;
        return failed({ code: 'schema-invalid', message, retryable: false });
      }
      errors.push(...verdict.errors);
    }
    const told = errors.slice(0, MAX_ERRORS).map((error): JsonValue => ({ ...error }));
    const report = { valid: errors.length === 0, errors: told, data: input };
    if (onInvalid === 'continue') return completed(report);
    if (report.valid) return completed(input);
    if (onInvalid === 'branch') return branch('invalid', report);
    return failed({
      code: 'validation-failed',
      message: `The input is not valid: ${sentence(errors)}`,
      retryable: false,
      details: told,
    });
  },
});

/** The first error in words, and how many more there are. */
function sentence([first, ...more]: readonly SchemaError[]): string {
  const what = first ? `${first.path === '' ? 'it' : first.path} ${first.message}` : 'it does not fit';
  return more.length === 0 ? `${what}.` : `${what}, and ${more.length} more.`;
}
