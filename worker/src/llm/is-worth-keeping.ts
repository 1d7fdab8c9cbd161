import type { LlmResponse } from '@rex/node-sdk';

/**
 * Whether an answer may stand for the question in the cache: the model that was asked for gave it, and it is whole. What stood in for it
 * once, or was cut off, would be told for as long as the node says.
 */
export function isWorthKeeping({ finishReason, attempts }: LlmResponse): boolean {
  const isWhole = finishReason === 'stop' || finishReason === 'tool-calls';
  return isWhole && attempts.every(({ fallbackFrom }) => fallbackFrom === undefined);
}
