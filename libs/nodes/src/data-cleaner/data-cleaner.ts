import { completed, defineNode, failed } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { StepFailure } from '../http-request/step-failure';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { readPart } from '../shared/read-part';
import { warnMissingPath } from '../shared/warn-missing-path';
import { addCounts } from './add-counts';
import { cleanParts } from './clean-parts';
import { DataCleanerConfigSchema, toFullOperation } from './data-cleaner-config';
import { DATA_CLEANER_ERRORS, DATA_CLEANER_EXAMPLES } from './data-cleaner-docs';
import { DATA_CLEANER_GUIDE } from './data-cleaner-guide';
import { placesOf, replacePart } from './parts-at-paths';
import { kindsOf, type MaskServices } from './pii/mask-texts';
import { takeTurns } from './take-turns';

/** Cleans its input: texts, values, personal data. In process, since every operation takes linear time; patterns of the user's run in the sandbox. */
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
  errors: DATA_CLEANER_ERRORS,
  guide: DATA_CLEANER_GUIDE,
  examples: DATA_CLEANER_EXAMPLES,
  async run(context) {
    const { operations, paths, countsKey } = context.config;
    const masks = operations.map(toFullOperation).filter((operation) => operation.op === 'mask-pii');
    const counts = new Map(masks.flatMap(kindsOf).map((kind) => [kind, 0]));
    const services: MaskServices = {
      ...context,
      turns: takeTurns(context.signal),
      count: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    };
    const { places, missing } = placesOf(context.input, paths);
    for (const path of missing) warnMissingPath(context, path);
    let parts = places.map((place) => readPart(context.input, place) ?? null);
    try {
      for (const operation of operations) parts = await cleanParts(operation, parts, services);
      const output = places.reduce<JsonValue>(
        (value, place, index) => replacePart(value, place, parts[index] ?? null),
        context.input,
      );
      return completed(masks.length > 0 ? addCounts(output, counts, { ...context, countsKey }) : output);
    } catch (error) {
      if (error instanceof StepFailure) return failed(error.stepError);
      throw error;
    }
  },
});
