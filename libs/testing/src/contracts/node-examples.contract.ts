import type { NodeDefinition, NodeStorage, ScriptRunner, Secret } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { cannedHttp } from '../canned-http';
import { cannedLlm } from '../canned-llm';
import { RUN_AT, RUN_STEP, runNode } from '../run-node';
import { MemoryStorage } from '../storage/memory-storage';

/**
 * Every example of a node type comes true: its output leaves by its port, without a warning, and it sends just as many requests and
 * questions as it has answers. Storage is in memory, and holds what the example says.
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
      const {
        config,
        input,
        output,
        port = 'main',
        http: answers = [],
        llm: replies = [],
        stored,
        secrets,
      } = example;
      const http = cannedHttp(answers);
      const llm = cannedLlm(replies);
      const storage = await storageWith(stored);
      const options = { sandboxFor, storage, http, llm, secrets: keysWith(secrets) };
      const { outcome, warnings, missing } = await runNode(definition, config, input, options);
      expect(outcome).toEqual(
        port === 'main' ? { kind: 'completed', output } : { kind: 'branch', port, output },
      );
      expect([...warnings, ...missing]).toEqual([]);
      expect(http.requests).toHaveLength(answers.length);
      expect(llm.questions).toHaveLength(replies.length);
    });
  });
}

/** The stored keys of the example's owner. */
function keysWith(values: Record<string, string> = {}): Record<string, Secret> {
  const keys = Object.entries(values).map(([id, value]) => [id, { provider: 'other', name: id, value }]);
  return Object.fromEntries(keys) as Record<string, Secret>;
}

/** The storage of the example's step; an earlier execution has put the values. */
async function storageWith(values: JsonObject = {}): Promise<NodeStorage> {
  const storage = new MemoryStorage({ clock: { now: () => RUN_AT } });
  const earlier = storage.storageFor({ ...RUN_STEP, executionId: 'earlier' });
  for (const [key, value] of Object.entries(values)) await earlier.put('workflow', key, value);
  return storage.storageFor(RUN_STEP);
}
