import { completed } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { aNodeType, anEngine } from './an-engine';
import { readRules, toNode } from './semantics-page';

/** What a test adds to the workflow of a picture. */
export interface RuleOptions {
  /** Configs of `value`, `slow` and `output` nodes, by node id: `{ value: … }`. */
  values?: Record<string, JsonValue>;
  input?: JsonValue;
}

/**
 * Runs the workflow that stands in the picture of a rule, and expects each step to end as it is drawn and each arrow to be live
 * or dead as it is drawn.
 */
export async function runRule(heading: string, { values = {}, input = { n: 1 } }: RuleOptions = {}) {
  const rule = readRules().find((each) => each.heading === heading);
  if (!rule) throw new Error(`docs/execution-semantics.md has no rule "${heading}"`);
  const ended: string[] = [];
  const inputs: Record<string, JsonValue> = {};
  const watch = (type: string, delayMs: number) =>
    aNodeType(type, async ({ step, input: given, config }) => {
      inputs[step.nodeId] = given;
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      ended.push(step.nodeId);
      return completed((config['value'] as JsonValue | undefined) ?? given);
    });
  const { engine, accept, look } = anEngine([watch('pass', 0), watch('slow', 30), watch('output', 0)]);
  await accept(
    {
      nodes: rule.nodes.map((node) => ({ ...toNode(node), config: configOf(values, node.id) })),
      edges: rule.edges.map(({ source, sourcePort, target }) => ({ source, sourcePort, target })),
    },
    input,
  );
  await engine.run('execution-1');
  const { execution, steps, output } = look();
  expect(Object.fromEntries(rule.nodes.map(({ id }) => [id, steps[id]?.status]))).toEqual(
    Object.fromEntries(rule.nodes.map(({ id, state }) => [id, state])),
  );
  for (const { source, sourcePort, isLive, target } of rule.edges) {
    expect([source, target, steps[source]?.port === sourcePort]).toEqual([source, target, isLive]);
  }
  return { execution, steps, output, inputs, ended };
}

function configOf(values: Record<string, JsonValue>, id: string): JsonObject {
  return Object.hasOwn(values, id) ? { value: values[id] ?? null } : {};
}
