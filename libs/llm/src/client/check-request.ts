import { LlmError, type LlmRequest } from '@rex/node-sdk';
import { findInputSchemaMistakes } from '@rex/workflow';
import { inlineRefs, SchemaNotFlat } from '../schema/inline-refs';

const TOOL_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/**
 * The request as every provider takes it: references in schemas replaced by what they name.
 * @param evaluator whoever brings an own one judges the keywords of schemas
 * @throws LlmError when it can't be right for any provider
 */
export function checkRequest(request: LlmRequest, evaluator: 'own' | 'built-in'): LlmRequest {
  const {
    messages,
    temperature,
    topP,
    maxTokens,
    stop = [],
    seed,
    tools = [],
    timeoutMs,
    responseFormat,
  } = request;
  const refuse = (message: string): never => {
    throw new LlmError('llm-request-invalid', message);
  };
  if (messages.length === 0) refuse('The request has no message. Give it a prompt.');
  if (messages.at(-1)?.role === 'assistant')
    refuse("The last message is the model's own. End with a prompt.");
  if (!isWithin(temperature, 0, 2)) refuse('temperature must be from 0 to 2.');
  if (!isWithin(topP, 0, 1) || topP === 0) refuse('topP must be above 0 and at most 1.');
  if (!isCount(maxTokens) || !isCount(timeoutMs))
    refuse('maxTokens and timeoutMs must be whole numbers above 0.');
  if (seed !== undefined && !Number.isSafeInteger(seed)) refuse('seed must be a whole number.');
  if (stop.length > 4 || stop.includes('')) refuse('stop takes up to four texts that are not empty.');
  const wrongName = tools.find(({ name }) => !TOOL_NAME.test(name));
  if (wrongName)
    refuse(`"${wrongName.name.slice(0, 100)}" is no name for a tool: letters, digits, _ and -, at most 64.`);
  if (new Set(tools.map(({ name }) => name)).size < tools.length) refuse('Two tools have the same name.');
  const flatTools = tools.map((tool) => ({
    ...tool,
    parameters: flat(tool.parameters, `The parameters of the tool "${tool.name}"`),
  }));
  return {
    ...request,
    ...(tools.length > 0 ? { tools: flatTools } : {}),
    ...(responseFormat ? { responseFormat: checkFormat(responseFormat, evaluator) } : {}),
  };
}

type Format = NonNullable<LlmRequest['responseFormat']>;

function checkFormat(format: Format, evaluator: 'own' | 'built-in'): Format {
  if (format.type !== 'schema') return format;
  const schema = flat(format.schema, 'The schema');
  const [mistake] = evaluator === 'built-in' ? findInputSchemaMistakes(schema) : [];
  if (mistake) {
    const place = mistake.path === '' ? 'The schema' : `${mistake.path} of the schema`;
    throw new LlmError('llm-request-invalid', `${place} ${mistake.message}.`);
  }
  return { ...format, schema };
}

function flat(schema: Parameters<typeof inlineRefs>[0], subject: string) {
  try {
    return inlineRefs(schema);
  } catch (error) {
    if (!(error instanceof SchemaNotFlat)) throw error;
    throw new LlmError('llm-request-invalid', `${subject} can't be sent to a model: ${error.message}.`);
  }
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (value >= least && value <= most);
}

function isCount(value: number | undefined): boolean {
  return value === undefined || (Number.isSafeInteger(value) && value > 0);
}
