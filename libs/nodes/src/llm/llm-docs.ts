import type { NodeErrorDescriptor, NodeExample } from '@rex/workflow';

/** Errors of the LLM node, for its docs page. */
export const LLM_ERRORS: NodeErrorDescriptor[] = [
  {
    code: 'llm-key-refused',
    meaning:
      'The provider refused the key, or the key is missing, is for another provider or address, or holds what no key has. Test it under Keys.',
    retryable: false,
  },
  {
    code: 'llm-rate-limited',
    meaning:
      'There were too many calls with this key and model, by the word of the provider or by your limits. The step waits by itself, for maxWaitSeconds in all.',
    retryable: true,
  },
  {
    code: 'llm-budget-spent',
    meaning:
      'The budget of the day does not allow the call. Raise it, wait for the next day (UTC), or mark a fallback afterBudget.',
    retryable: false,
  },
  {
    code: 'llm-budget-busy',
    meaning:
      'Other calls have set aside what is left of the budget. The step waits for them by itself, for maxWaitSeconds in all.',
    retryable: true,
  },
  {
    code: 'llm-quota-spent',
    meaning: 'The account at the provider has no credit left. Add some there, or use another key.',
    retryable: false,
  },
  {
    code: 'llm-request-invalid',
    meaning:
      'The question can be right for no provider, or this one refused it; the message says what to change.',
    retryable: false,
  },
  {
    code: 'llm-model-unknown',
    meaning: 'The provider has no such model for this key. Choose one of its list.',
    retryable: false,
  },
  { code: 'llm-provider-unknown', meaning: 'There is no such provider.', retryable: false },
  {
    code: 'llm-blocked',
    meaning:
      "The provider's filter stopped the prompt or the answer. Change the prompt, or ask another model.",
    retryable: false,
  },
  {
    code: 'llm-unavailable',
    meaning: 'The provider is not well, or too busy. Tried again twice at once, then as the node says.',
    retryable: true,
  },
  { code: 'llm-timeout', meaning: 'The answer was not complete within timeoutMs.', retryable: true },
  {
    code: 'llm-connection',
    meaning: 'The provider could not be reached, or its answer broke off.',
    retryable: true,
  },
  {
    code: 'llm-refused-target',
    meaning:
      'The base URL is not on the public internet, or its port or protocol is refused. The operator can allow it with HTTP_ALLOW_PRIVATE.',
    retryable: false,
  },
  {
    code: 'llm-response-invalid',
    meaning: 'What came back is no answer of a language model. Look at the base URL; else try again later.',
    retryable: true,
  },
  {
    code: 'llm-context-exceeded',
    meaning: 'The prompt is longer than the model reads; the message has the count where it is known.',
    retryable: false,
  },
  {
    code: 'llm-schema-unmet',
    meaning:
      'The answer does not fit the schema, also after one repair. `details` hold the raw text and what does not fit.',
    retryable: false,
  },
  {
    code: 'llm-rounds-spent',
    meaning: 'The model still calls tools after maxRounds rounds. Raise it, or tell the model when to stop.',
    retryable: false,
  },
  {
    code: 'tool-call-changed',
    meaning:
      'After an interruption the model called other tools than before, so what is recorded does not fit. Retry from here.',
    retryable: false,
  },
  {
    code: 'interrupted',
    meaning:
      'The worker was lost while a tool acted that must not be repeated. Look at its target, then retry from here.',
    retryable: false,
  },
];

/** What the fields alone don't tell. */
export const LLM_GUIDE = `
### What comes out

\`{text, json, usage, cost, model, provider, finishReason, rounds, toolCalls}\`. \`json\` is the answer as a value when JSON was asked
for, else null. \`usage\` is \`{input, output, cached, reasoning}\` in tokens and \`cost\` is in USD, of all calls of the step together;
\`cost\` is null where the price of a model is not known. \`finishReason\` is stop, length, content-filter or other.

### An answer that fits a schema

With \`responseFormat: "schema"\` the provider is told the schema in the dialect that it knows, and the answer is held against the
whole of it, by the same check as in the JSON Validator. It may stand in a code fence or amid words. One that does not fit goes back once
with what is wrong. Then the step fails with \`llm-schema-unmet\`, with the raw text in its \`details\`.

### Tools

A tool is another node: \`code\`, \`http-request\` or \`storage\`. Its config is written as in that node. Templates in it are filled in for
each call, with the model's arguments as \`input\`; \`steps\`, \`trigger\` and the rest are as for the LLM node itself. Describe the arguments by
\`parameters\`, a JSON Schema, or leave whole fields to the model by \`modelFields\`. Arguments are data: \`{{ }}\` in them is just text. A
tool that fails is told to the model, which may do better; the step goes on. Keys that a tool uses are never told to the model.

Each call of a model and of a tool is recorded as a substep of the step. After a crash, a wait or a retry of the step those that
were answered are not made again. A tool that must not be repeated, such as a POST without \`idempotent\`, and was under way
when the worker was lost ends the step as \`interrupted\`.

### When it has to wait

A provider that says "too many calls" names a time: the step waits for it without holding up the worker, and this uses up none of
its retries. Where the time is less than a second, it waits a second and then longer each time. All its waits together take
\`maxWaitSeconds\` at most. With fallbacks, a wait of more than five seconds asks the next one instead.

### Without a key

\`npm run llm:standin\` starts a server that speaks as the providers do. Any key will do.
`.trim();

const MAIL = { from: 'ada@example.com', text: 'My invoice of May is wrong: I was charged twice!' };

/** Worked examples: the models' replies are given, everything else is real. */
export const LLM_EXAMPLES: NodeExample[] = [
  {
    name: 'answers a question',
    config: {
      provider: 'gemini',
      keyId: 'my-key',
      model: 'gemini-2.5-flash',
      system: 'You answer in one sentence.',
      prompt: 'Summarise this mail: {{ input.text }}',
      temperature: 0.2,
      maxTokens: 200,
    },
    input: MAIL,
    llm: [{ text: 'Ada was charged twice in May.' }],
    output: {
      text: 'Ada was charged twice in May.',
      json: null,
      usage: { input: 20, output: 10, cached: 0, reasoning: 0 },
      cost: 0.0001,
      model: 'gemini-2.5-flash',
      provider: 'gemini',
      finishReason: 'stop',
      rounds: 1,
      toolCalls: [],
    },
  },
  {
    name: 'sorts a mail into a form that later nodes can rely on',
    config: {
      provider: 'groq',
      keyId: 'my-key',
      model: 'llama-3.3-70b-versatile',
      prompt: 'Sort this mail: {{ input.text }}',
      responseFormat: 'schema',
      schema: {
        type: 'object',
        required: ['topic', 'isUrgent'],
        properties: {
          topic: { enum: ['billing', 'delivery', 'other'] },
          isUrgent: { type: 'boolean' },
        },
        additionalProperties: false,
      },
    },
    input: MAIL,
    llm: [{ text: '{"topic":"billing","isUrgent":true}', json: { topic: 'billing', isUrgent: true } }],
    output: {
      text: '{"topic":"billing","isUrgent":true}',
      json: { topic: 'billing', isUrgent: true },
      usage: { input: 20, output: 10, cached: 0, reasoning: 0 },
      cost: 0.0001,
      model: 'llama-3.3-70b-versatile',
      provider: 'groq',
      finishReason: 'stop',
      rounds: 1,
      toolCalls: [],
    },
  },
];
