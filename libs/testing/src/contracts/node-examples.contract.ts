import type { NodeDefinition, ScriptRunner } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { cannedHttp } from '../canned-http';
import { runNode } from '../run-node';

/**
 * Every example of a node type comes true: its output leaves by its port, without a warning, and it sends just as many
 * requests as it has answers.
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
      const { config, input, output, port = 'main', http: answers = [] } = example;
      const http = cannedHttp(answers);
      const { outcome, warnings, missing } = await runNode(definition, config, input, { sandboxFor, http });
      expect(outcome).toEqual(
        port === 'main' ? { kind: 'completed', output } : { kind: 'branch', port, output },
      );
      expect([...warnings, ...missing]).toEqual([]);
      expect(http.requests).toHaveLength(answers.length);
    });
  });
}
