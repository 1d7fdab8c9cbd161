import type { CanvasNode } from '@rex/canvas';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { inputFieldOf, isJsonObject } from '@rex/workflow/drawing';
import type { NodeTypeDescriptor } from '../api/types';

/** Where a run by hand starts, and what it may be given. */
export interface ManualStart {
  nodeId: string;
  name: string;
  /** Such as `Manual trigger`. */
  label: string;
  /** What the input must fit; null: anything. */
  schema: JsonObject | null;
  /** An input to begin with. */
  sample: JsonValue;
  /** Names of triggers that a run by hand leaves aside. */
  others: string[];
}

/** What triggers hand on when they start by themselves: so somebody who plays their part knows what to fill in. */
const SAMPLES: Record<string, JsonValue> = {
  'webhook-trigger': { method: 'POST', path: '/', query: {}, headers: {}, body: {} },
  'schedule-trigger': { scheduledFor: '2026-01-31T08:00:00.000Z', firedAt: '2026-01-31T08:00:00.120Z' },
};

/** The trigger from which the server starts a run by hand: the first manual one, else the first of all. Null: there is none. */
export function manualStartOf(
  nodes: readonly CanvasNode[],
  types: ReadonlyMap<string, NodeTypeDescriptor>,
): ManualStart | null {
  const triggers = nodes.filter((node) => !node.disabled && types.get(node.type)?.category === 'trigger');
  const start = triggers.find((node) => node.type === 'manual-trigger') ?? triggers[0];
  const type = start && types.get(start.type);
  if (!start || !type) return null;
  const schema = inputFieldOf(type, start.config, 'schema')?.value;
  const sample = inputFieldOf(type, start.config, 'sample')?.value;
  return {
    nodeId: start.id,
    name: start.name || start.id,
    label: type.label,
    schema: schema !== undefined && isJsonObject(schema) ? schema : null,
    sample: sample ?? SAMPLES[start.type] ?? {},
    others: triggers.filter((node) => node !== start).map((node) => node.name || node.id),
  };
}
