import type { LlmCaller, LlmQuestion } from '@rex/node-sdk';
import type { ExampleReply } from '@rex/workflow';

/** Models that answer what they are told, in order, and remember what they were asked. */
export interface CannedLlm extends LlmCaller {
  questions: LlmQuestion[];
}

/** For what a node makes of an answer; what really goes over the wire is for the stand-in. One question too many rejects. */
export function cannedLlm(replies: readonly ExampleReply[]): CannedLlm {
  const questions: LlmQuestion[] = [];
  return {
    questions,
    async ask(question) {
      const reply = replies[questions.length];
      questions.push(question);
      const [route] = question.routes;
      if (!reply || !route) throw new Error(`question ${questions.length} has no answer`);
      const { text, json, toolCalls = [] } = reply;
      return {
        text,
        ...(json === undefined ? {} : { json }),
        toolCalls: toolCalls.map((call, index) => ({ id: `call-${index}`, ...call })),
        finishReason: toolCalls.length > 0 ? 'tool-calls' : 'stop',
        usage: { input: 20, output: 10, cached: 0, reasoning: 0 },
        provider: route.provider,
        model: route.model,
        latencyMs: 1,
        cost: 0.0001,
        attempts: [],
      };
    },
  };
}
