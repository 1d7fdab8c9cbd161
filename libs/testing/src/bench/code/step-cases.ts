import type { JsonObject } from '@rex/workflow';

/** A kind of step whose cost is measured: it hands its input on, so that any number of them can stand in a line. */
export interface StepCase {
  name: string;
  node: { type: string; config: JsonObject };
  input: JsonObject;
  /** Calls to the sandbox that one step may make. */
  sandboxCalls: 0 | 1;
}

const small: JsonObject = { name: 'Ada', count: 3 };
const large: JsonObject = {
  name: 'Ada',
  rows: Array.from({ length: 1_000 }, (_, id) => ({ id, text: 'x'.repeat(80) })),
};

/** From nothing to do, which is the engine's own share of every step, to the dearest. */
export const STEP_CASES: StepCase[] = [
  {
    name: 'no expression (log with a fixed text)',
    node: { type: 'log', config: { level: 'debug', message: 'passed' } },
    input: small,
    sandboxCalls: 0,
  },
  {
    name: 'expression that is a plain path',
    node: {
      type: 'transformer',
      config: { mappings: [{ to: 'name', value: '{{ input.name }}' }], keepOthers: true },
    },
    input: small,
    sandboxCalls: 0,
  },
  {
    name: 'expression in JavaScript',
    node: {
      type: 'transformer',
      config: { mappings: [{ to: 'name', value: '{{ input.name.trim() }}' }], keepOthers: true },
    },
    input: small,
    sandboxCalls: 1,
  },
  {
    name: 'code that leaves nothing behind',
    node: { type: 'code', config: { code: 'return { ...input, total: input.count * 2 }' } },
    input: small,
    sandboxCalls: 1,
  },
  {
    name: 'code in a fresh context',
    node: { type: 'code', config: { code: 'return Object.assign({}, input, { total: input.count * 2 })' } },
    input: small,
    sandboxCalls: 1,
  },
  {
    name: 'code with an input of 100 kB',
    node: { type: 'code', config: { code: 'return { ...input, total: input.rows.length }' } },
    input: large,
    sandboxCalls: 1,
  },
];
