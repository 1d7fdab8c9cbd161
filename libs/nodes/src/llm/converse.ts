import type {
  LlmMessage,
  LlmResponse,
  LlmToolCall,
  NodeContext,
  StepError,
  Tool,
  ToolResult,
} from '@rex/node-sdk';
import { addCosts, addUsage, NO_USAGE } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { requestOf, routesOf } from './build-request';
import { schemaEvaluator } from './evaluate-schema';
import type { LlmConfig } from './llm-config';

/** Longest part of what a tool gave that the model is told, in characters of JSON. */
const LONGEST_RESULT = 200_000;

/** How a conversation ended: with an answer, or with the model still calling tools. */
export type Conversation =
  { kind: 'answered'; output: JsonObject } | { kind: 'rounds-spent'; calls: string[] };

/**
 * Asks the model, calls the tools it asks for and tells it what they gave, until it answers. Every question and call has the same
 * name in every attempt, so that none which was answered is made again.
 * @throws LlmError when there is no answer
 */
export async function converse(context: NodeContext<LlmConfig>): Promise<Conversation> {
  const { config, llm, tools } = context;
  const offered = (config.tools ?? []) as Tool[];
  const first = requestOf(config);
  const messages: LlmMessage[] = [...first.messages];
  const calls: JsonObject[] = [];
  let usage = NO_USAGE;
  let cost: number | null = 0;
  for (let round = 0; ; round += 1) {
    const response = await llm.ask({
      name: String(round),
      routes: routesOf(config),
      request: {
        ...first,
        messages: [...messages],
        ...(offered.length > 0 ? { tools: offered.map((tool) => tools.describe(tool)) } : {}),
      },
      ...(config.cacheSeconds === undefined ? {} : { cacheSeconds: config.cacheSeconds }),
      evaluate: schemaEvaluator(context.sandbox),
      ...(config.stream ? { onPart: (part) => context.stream(part) } : {}),
    });
    usage = addUsage(usage, response.usage);
    cost = addCosts(cost, response.cost);
    warnOfSwitch(context, response);
    const { toolCalls } = response;
    if (toolCalls.length === 0) {
      return {
        kind: 'answered',
        output: outputOf(response, { usage, cost, rounds: round + 1, toolCalls: calls }),
      };
    }
    if (round >= config.maxRounds) return { kind: 'rounds-spent', calls: toolCalls.map(({ name }) => name) };
    messages.push({ role: 'assistant', content: response.text, toolCalls });
    if (response.text !== '') context.stream({ type: 'restarted', reason: 'tools' });
    for (const [index, call] of toolCalls.entries()) {
      const result = await callTool(context, offered, call, `${round}.${index}`);
      calls.push({ name: call.name, arguments: call.arguments, ...brief(result) });
      messages.push({ role: 'tool', toolCallId: call.id, toolName: call.name, result: toldOf(result) });
    }
  }
}

async function callTool(
  { tools }: NodeContext<LlmConfig>,
  offered: Tool[],
  call: LlmToolCall,
  name: string,
): Promise<ToolResult> {
  const tool = offered.find((each) => each.name === call.name);
  if (tool && call.problem !== undefined) {
    return { kind: 'failed', error: { code: 'tool-arguments-invalid', message: call.problem } };
  }
  if (tool) return tools.run({ name: `tool.${name}`, tool, arguments: call.arguments });
  const known = offered.map((each) => each.name).join(', ');
  const error = { code: 'tool-unknown', message: `There is no tool "${call.name}". There are: ${known}.` };
  return { kind: 'failed', error };
}

function toldOf(result: ToolResult): JsonValue {
  if (result.kind === 'failed') return { error: briefError(result.error) };
  const json = JSON.stringify(result.output);
  if (json.length <= LONGEST_RESULT) return result.output;
  return {
    truncated: true,
    beginning: json.slice(0, LONGEST_RESULT).toWellFormed(),
    characters: json.length,
  };
}

function brief(result: ToolResult): JsonObject {
  return result.kind === 'completed' ? { ok: true } : { ok: false, error: briefError(result.error) };
}

function briefError({ code, message }: StepError): JsonObject {
  return { code, message };
}

function warnOfSwitch({ warn }: NodeContext<LlmConfig>, { attempts, provider, model }: LlmResponse): void {
  const failures = attempts
    .filter(({ fallbackFrom }) => fallbackFrom)
    .map(({ fallbackFrom }) => fallbackFrom);
  const [from] = failures;
  if (!from) return;
  const why = attempts.find(({ outcome }) => outcome === from.code)?.reason ?? from.code;
  const message = `${provider}/${model} answered in place of ${from.provider}/${from.model}: ${why}`;
  warn({ code: 'llm-fallback', message });
}

function outputOf(
  { text, json, finishReason, provider, model, requestId }: LlmResponse,
  taken: { usage: typeof NO_USAGE; cost: number | null; rounds: number; toolCalls: JsonObject[] },
): JsonObject {
  return {
    text,
    json: json ?? null,
    usage: { ...taken.usage },
    cost: taken.cost,
    model,
    provider,
    finishReason,
    rounds: taken.rounds,
    toolCalls: taken.toolCalls,
    ...(requestId === undefined ? {} : { requestId }),
  };
}
