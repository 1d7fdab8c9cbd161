import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import type { ModelPrice } from './price-table';

const NUMBERS = ['input', 'output', 'cached', 'contextTokens'] as const;

/** The lines of a price file, a JSON list of ModelPrice. @throws Error that says which line is none */
export function parsePrices(text: string, name: string): ModelPrice[] {
  const lines = parse(text, name);
  if (!Array.isArray(lines)) throw new Error(`${name} is no list of prices.`);
  return lines.map((line, index) => {
    const mistake = mistakeIn(line);
    if (mistake !== undefined) throw new Error(`${name}, line ${index + 1} of the list: ${mistake}`);
    return line as unknown as ModelPrice;
  });
}

function parse(text: string, name: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new Error(`${name} is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

function mistakeIn(line: JsonValue): string | undefined {
  if (!isJsonObject(line)) return 'it is no object.';
  for (const field of ['provider', 'model']) {
    if (typeof line[field] !== 'string' || line[field] === '') return `"${field}" must be a text.`;
  }
  return mistakeInNumbers(line, ['input', 'output']) ?? mistakeInTier(line['above']);
}

function mistakeInTier(tier: JsonValue | undefined): string | undefined {
  if (tier === undefined) return undefined;
  if (!isJsonObject(tier)) return '"above" must be an object.';
  return mistakeInNumbers(tier, ['inputTokens', 'input', 'output']);
}

function mistakeInNumbers(line: JsonObject, needed: readonly string[]): string | undefined {
  const wrong = [...new Set([...needed, ...NUMBERS])].find((field) => {
    const value = line[field];
    if (value === undefined) return needed.includes(field);
    return typeof value !== 'number' || !(value >= 0);
  });
  return wrong === undefined ? undefined : `"${wrong}" must be a number that is not negative.`;
}
