import { completed, defineNode } from '@rex/node-sdk';
import { FORBIDDEN_KEYS, parseDataPath, readPath, type JsonValue } from '@rex/workflow';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { warnMissingPath } from '../shared/warn-missing-path';
import { writePath } from '../transformer/write-path';
import { cleanValue } from './clean-value';
import { DataCleanerConfigSchema } from './data-cleaner-config';

/** Cleans its input: texts, values, personal data. All in process, since every operation takes linear time. */
export const dataCleaner = defineNode({
  type: 'data-cleaner',
  version: 1,
  label: 'Data Cleaner',
  category: 'data',
  icon: 'brush-cleaning',
  summary: 'Tidies texts and values and hides personal data; the cleaned input is the output.',
  config: DataCleanerConfigSchema,
  ports: { inputs: MAIN_INPUT, outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  examples: [
    {
      name: 'tidies every text',
      config: { operations: ['remove-html', 'collapse-whitespace', 'trim'] },
      input: { title: ' <b>Hello</b>\n  world ', tags: [' a '] },
      output: { title: 'Hello world', tags: ['a'] },
    },
    {
      name: 'hides personal data',
      config: { operations: [{ op: 'mask-pii', kinds: ['email', 'card'], mode: 'redact' }] },
      input: { note: 'ada@example.com paid with 4111 1111 1111 1111.' },
      output: { note: '[email] paid with [card].' },
    },
    {
      name: 'cleans only where it is told',
      config: { operations: ['parse-numbers'], paths: ['order.total'] },
      input: { order: { total: '12.5', zip: '10115' } },
      output: { order: { total: 12.5, zip: '10115' } },
    },
  ],
  async run(context) {
    const { operations, paths } = context.config;
    const counts = new Map<string, number>();
    const clean = (dirty: JsonValue): JsonValue =>
      operations.reduce<JsonValue>(
        (value, operation) =>
          cleanValue(operation, value, (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1)),
        dirty,
      );
    let output = context.input;
    if (paths === undefined) output = clean(output);
    for (const path of paths ?? []) {
      const keys = parseDataPath(path);
      const { found, value } = keys ? readPath(output, keys) : { found: false, value: null };
      if (!keys || !found || keys.some((key) => FORBIDDEN_KEYS.has(String(key))))
        warnMissingPath(context, path);
      else output = writePath({ root: output }, ['root', ...keys], clean(value ?? null))['root'] ?? null;
    }
    if (counts.size > 0) context.log('info', 'Personal data was hidden.', Object.fromEntries(counts));
    return completed(output);
  },
});
