import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startModelStack, type ModelStack } from '@rex/testing/stack';
import type { JsonValue } from '@rex/workflow';

const PAGE = readFileSync(path.resolve(__dirname, '../../docs/llm.md'), 'utf8');

/** A JSON block of the page, by the name in the comment before it. */
function exampleOf(name: string): JsonValue {
  const [, json] =
    new RegExp(`<!-- example: ${name} -->\\s*\`\`\`json\\n([\\s\\S]*?)\`\`\``).exec(PAGE) ?? [];
  if (json === undefined) throw new Error(`docs/llm.md has no example "${name}"`);
  return JSON.parse(json) as JsonValue;
}

describe('the recorded example of docs/llm.md', () => {
  let models: ModelStack;
  beforeAll(async () => {
    models = await startModelStack();
  });
  afterAll(() => models?.stop());

  it('comes true when it is run again', async () => {
    const answers = exampleOf('answers') as string[];
    models.standIn.script(answers.map((text) => ({ kind: 'answer', text })));
    const workflow = JSON.stringify(exampleOf('workflow')).replace('KEY_ID', models.keyId);
    const workflowId = await models.api.createWorkflow(JSON.parse(workflow) as object);
    const execution = await models.api.run(workflowId, exampleOf('input'));
    const step = execution.steps.find(({ nodeId }) => nodeId === 'sort');
    expect(execution.error).toBeNull();
    expect(execution.output).toEqual(exampleOf('output'));
    const { requestId, ...told } = step?.output as { requestId?: string };
    expect(requestId).toEqual(expect.any(String));
    expect(told).toEqual(exampleOf('step'));
  });
});
