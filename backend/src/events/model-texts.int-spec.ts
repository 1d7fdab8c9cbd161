import { askingWorkflow, startModelStack, type ModelStack } from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';
import { followEvents } from './spec-support/follow-events';

const PIECES = 30;
const TEXT = 'abcdefghij'.repeat(PIECES);

describe('the answer of a model, as it comes', () => {
  let models: ModelStack;
  beforeAll(async () => {
    models = await startModelStack();
  });
  afterAll(() => models?.stop());

  it('is told to who follows the execution, piece by piece and whole', async () => {
    const { api, standIn, keyId, stack, token } = models;
    const workflowId = await api.createWorkflow(askingWorkflow({ keyId, model: 'talker' }));
    // The first call loads the SDK.
    await api.run(workflowId, { text: 'Hello' });
    standIn.log.clear();
    standIn.script([{ kind: 'answer', text: TEXT, pieces: PIECES, pauseMs: 50, delayMs: 2000 }]);
    const { body } = await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {
      input: { text: 'Hello' },
    });
    const stream = await followEvents(`${stack.url}/api/executions/${body.executionId}/events`, {
      authorization: `Bearer ${token}`,
    });
    const heard: { atMs: number; characters: number }[] = [];
    let text = '';
    let ended: JsonObject | undefined;
    for (let event = await stream.next(); event; event = await stream.next()) {
      if (event.event === 'end') ended = event.data;
      if (event.event !== 'text') continue;
      expect(event.data).toMatchObject({ nodeId: 'ask', offset: text.length });
      text += String(event.data['text']);
      heard.push({ atMs: Date.now(), characters: text.length });
    }
    expect(ended).toMatchObject({ status: 'completed' });
    expect(text).toBe(TEXT);
    const late = lateness(standIn.log.sent(), heard);
    expect(late).toHaveLength(PIECES);
    const at = (share: number) =>
      late[Math.min(Math.floor(late.length * share), late.length - 1)] ?? Infinity;
    process.stdout.write(`token to event: median ${at(0.5)} ms, p90 ${at(0.9)} ms, longest ${at(1)} ms\n`);
    // It comes while it is being said, not at the end.
    expect(heard.length).toBeGreaterThan(1);
    expect(heard[0]?.atMs).toBeLessThan(standIn.log.sent().at(-1)?.atMs ?? 0);
    expect((await api.execution(body.executionId)).output).toMatchObject({ text: TEXT });
  });
});

/** How many milliseconds after it was sent each piece was heard, in order of size. */
function lateness(
  sent: { atMs: number; event: unknown }[],
  heard: { atMs: number; characters: number }[],
): number[] {
  let characters = 0;
  const late: number[] = [];
  for (const { atMs, event } of sent) {
    const said = contentOf(event);
    if (said === '') continue;
    characters += said.length;
    const arrival = heard.find((each) => each.characters >= characters);
    if (arrival) late.push(arrival.atMs - atMs);
  }
  return late.sort((a, b) => a - b);
}

function contentOf(event: unknown): string {
  const { choices } = event as { choices?: { delta?: { content?: string } }[] };
  return choices?.[0]?.delta?.content ?? '';
}
