import type { JsonValue, NodeTypeDescriptor, WorkflowDocument } from '../../api/types';

type Node = WorkflowDocument['nodes'][number];

const MAX_LENGTH = 80;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

/**
 * The second line of a card: the node type and up to two telling settings, such as `HTTP request · GET https://…`.
 * Works from the config alone, so that a new node type needs no change here.
 */
export function kindLine(node: Pick<Node, 'type' | 'config'>, type: NodeTypeDescriptor | undefined): string {
  const settings = settingsInOrder(node.config ?? {}, type);
  const conditions = settings.find(([key]) => key === 'conditions')?.[1];
  const telling =
    conditionText(Array.isArray(conditions) ? conditions[0] : undefined) ??
    settings
      .flatMap(([, value]) => asText(value) ?? [])
      .slice(0, 2)
      .join(' ');
  const line = [type?.label ?? node.type, telling].filter((part) => part !== '').join(' · ');
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}

/** Settings in the order of the schema, which is the order its author thinks of them. */
function settingsInOrder(
  config: Node['config'],
  type: NodeTypeDescriptor | undefined,
): [string, JsonValue][] {
  const properties = type?.configSchema['properties'];
  const order = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(config).sort(([a], [b]) => place(a) - place(b));
}

function asText(value: JsonValue): string | undefined {
  if (typeof value === 'number') return String(value);
  // Ids tell a person nothing.
  if (typeof value !== 'string' || value.trim() === '' || UUID.test(value)) return undefined;
  return value.trim().replace(/\s+/g, ' ');
}

const SIGNS: Record<string, string> = {
  equals: '=',
  'not-equals': '≠',
  'greater-than': '>',
  'greater-or-equal': '≥',
  'less-than': '<',
  'less-or-equal': '≤',
};

/** A condition as `total > 100`. */
function conditionText(condition: JsonValue | undefined): string | undefined {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return undefined;
  const { field, operator, value } = condition;
  const sign = typeof operator === 'string' && Object.hasOwn(SIGNS, operator) ? SIGNS[operator] : operator;
  return [field, sign, value]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ');
}
