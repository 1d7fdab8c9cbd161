import type { NodeDefinition, ScriptRunner } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { runExample } from './node-type/run-example';

/**
 * Every example of a node type comes true: its output leaves by its port, without a warning.
 *
 * @param sandboxFor gives a runner whose scripts see the names in the scope
 */
export function describeNodeExamples(
  definition: NodeDefinition,
  sandboxFor: (scope: Record<string, JsonValue>) => ScriptRunner,
): void {
  const { type, examples } = definition.descriptor;

  describe(`${type}, by its examples`, () => {
    it.each(examples.map((example) => [example.name, example] as const))('%s', async (_name, example) => {
      const { outcome, warnings } = await runExample(definition, example, sandboxFor);
      const { port = 'main', output } = example;
      expect(outcome).toEqual(
        port === 'main' ? { kind: 'completed', output } : { kind: 'branch', port, output },
      );
      expect(warnings).toEqual([]);
    });
  });
}
