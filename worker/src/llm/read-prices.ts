import { readFileSync } from 'node:fs';
import { parsePrices, PRICES, type ModelPrice } from '@rex/llm';

/**
 * What models cost: what an operator's file says, and for the rest the built-in table.
 * @throws Error that says what is wrong with the file
 */
export function readPrices(path: string | undefined): readonly ModelPrice[] {
  return path === undefined ? PRICES : [...parsePrices(readFileSync(path, 'utf8'), path), ...PRICES];
}
