import type { JsonValue } from '@rex/workflow';
import { specialRemover, TEXT_OPS, truncate } from './clean-text';
import { toFullOperation, type CleanOperation, type FullOperation } from './data-cleaner-config';
import { deduplicate } from './deduplicate';
import { mapTexts, without } from './map-json';
import { parseBoolean, parseNumber } from './parse-text';
import { maskTexts, type MaskServices } from './pii/mask-texts';

/**
 * Does one operation on some values and all that is in them. The texts of all of them are masked together, so that an operation
 * asks the sandbox once.
 *
 * @throws StepFailure as maskTexts does
 */
export async function cleanParts(
  written: CleanOperation,
  parts: JsonValue[],
  services: MaskServices,
): Promise<JsonValue[]> {
  const operation = toFullOperation(written);
  switch (operation.op) {
    case 'mask-pii':
      return mapTexts(parts, (texts) => maskTexts(operation, texts, services));
    case 'remove-nulls':
      return parts.map((part) => without(part, (inner) => inner === null));
    case 'remove-empties':
      return parts.map((part) => without(part, isEmpty));
    case 'deduplicate':
      return parts.map(deduplicate);
    default: {
      const change = changerFor(operation);
      return mapTexts(parts, async (texts) => {
        const changed: JsonValue[] = [];
        for (const text of texts) {
          const turn = services.turns(text.length);
          if (turn) await turn;
          changed.push(change(text));
        }
        return changed;
      });
    }
  }
}

type TextOperation = Exclude<
  FullOperation,
  { op: 'mask-pii' } | { op: 'remove-nulls' | 'remove-empties' | 'deduplicate' }
>;

/** What an operation makes of a single text. */
function changerFor(operation: TextOperation): (text: string) => JsonValue {
  switch (operation.op) {
    case 'truncate':
      return (text) => truncate(text, operation.length);
    case 'remove-special':
      return specialRemover(operation.keep ?? '');
    case 'parse-numbers':
      return parseNumber;
    case 'parse-booleans':
      return parseBoolean;
    default:
      return TEXT_OPS[operation.op];
  }
}

function isEmpty(part: JsonValue): boolean {
  if (typeof part !== 'object') return part === '';
  return part !== null && Object.keys(part).length === 0;
}
