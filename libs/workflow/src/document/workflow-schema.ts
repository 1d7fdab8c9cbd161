import * as Type from 'typebox';
import { GroupsSchema, NotesSchema, PositionSchema } from './canvas-schema';
import type { JsonObject } from './json-value';
import { NODE_ID_PATTERN, type RetryPolicy } from './workflow-document';

/** Longest wait, timeout or delay that a document may ask for: seven days. */
const MAX_DURATION_MS = 7 * 24 * 60 * 60 * 1000;

/** Bounds that no operator's limit goes beyond: they keep the work on a hostile document small. */
const MAX_NODES = 10_000;
const MAX_EDGES = 20_000;

const DEFAULT_RETRY: RetryPolicy = { maxAttempts: 3, initialDelayMs: 500, backoff: 2, maxDelayMs: 30_000 };

const closed = { additionalProperties: false };

const RetryPolicySchema = Type.Object(
  {
    maxAttempts: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100,
        default: DEFAULT_RETRY.maxAttempts,
        description: 'Attempts in all, the first one included.',
      }),
    ),
    initialDelayMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_DURATION_MS,
        default: DEFAULT_RETRY.initialDelayMs,
        description: 'Wait before the second attempt, in milliseconds.',
      }),
    ),
    backoff: Type.Optional(
      Type.Number({
        minimum: 1,
        maximum: 100,
        default: DEFAULT_RETRY.backoff,
        description: 'Each wait is the one before times this factor.',
      }),
    ),
    maxDelayMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_DURATION_MS,
        default: DEFAULT_RETRY.maxDelayMs,
        description: 'Longest wait, in milliseconds.',
      }),
    ),
  },
  { ...closed, description: 'When and how often a failed node is tried again. Absent: never.' },
);

const NodeSettingsSchema = Type.Object(
  {
    timeoutMs: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_DURATION_MS,
        description: "Longest time one attempt may take, in milliseconds. Absent: the engine's default.",
      }),
    ),
    onError: Type.Optional(
      Type.Enum(['fail', 'continue', 'branch'], {
        default: 'fail',
        description:
          'After the last failed attempt: fail the execution, pass the error on, or leave by the port "error".',
      }),
    ),
    retry: Type.Optional(RetryPolicySchema),
  },
  { ...closed, default: {}, description: 'How the engine treats the node, whatever its type.' },
);

const PortName = (description: string) =>
  Type.String({ minLength: 1, maxLength: 64, default: 'main', description });

const NodeSchema = Type.Object(
  {
    id: Type.String({
      pattern: NODE_ID_PATTERN,
      // The pattern would let this one through, and expressions could never read it.
      not: { enum: ['__proto__', 'prototype', 'constructor'] },
      errorMessage:
        'must start with a letter or _ and go on with up to 63 letters, digits or _, because expressions name it',
      description: 'Name in expressions: steps.<id>.',
    }),
    type: Type.String({ minLength: 1, maxLength: 64, description: 'A node type, such as code.' }),
    name: Type.Optional(Type.String({ maxLength: 200, description: 'Name for people. Absent: the id.' })),
    position: Type.Optional(
      PositionSchema('Place on the canvas, in pixels. Absent: laid out from left to right.'),
    ),
    config: Type.Optional(
      Type.Unsafe<JsonObject>({
        type: 'object',
        default: {},
        description: "As the node type's schema says.",
      }),
    ),
    settings: Type.Optional(NodeSettingsSchema),
    disabled: Type.Optional(
      Type.Boolean({ default: false, description: 'A disabled node passes its input on.' }),
    ),
    notes: Type.Optional(Type.String({ maxLength: 10_000, default: '' })),
  },
  closed,
);

const EdgeSchema = Type.Object(
  {
    id: Type.Optional(
      Type.String({ minLength: 1, maxLength: 300, description: 'Absent: made of its ends.' }),
    ),
    source: Type.String({ minLength: 1, maxLength: 64, description: 'Id of the node it starts from.' }),
    sourcePort: Type.Optional(PortName('Output port of the source.')),
    target: Type.String({ minLength: 1, maxLength: 64, description: 'Id of the node it leads to.' }),
    targetPort: Type.Optional(PortName('Input port of the target.')),
  },
  closed,
);

const SettingsSchema = Type.Object(
  {
    timezone: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        default: 'UTC',
        description: 'IANA time zone, such as Europe/Berlin.',
      }),
    ),
    timeoutMs: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_DURATION_MS,
        default: 3_600_000,
        description: 'Longest time one execution may take, in milliseconds.',
      }),
    ),
    maxConcurrency: Type.Optional(
      Type.Unsafe<number | null>({
        type: ['integer', 'null'],
        minimum: 1,
        maximum: 10_000,
        default: null,
        description: 'Most executions at a time; null means no bound.',
      }),
    ),
  },
  { ...closed, default: {} },
);

/** The shape of a workflow document, as people may post it, as a JSON Schema. parseWorkflowDocument fills in what is left out. */
export const WorkflowDocumentSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, description: 'Name for people.' }),
    description: Type.Optional(Type.String({ maxLength: 10_000, default: '' })),
    nodes: Type.Optional(Type.Array(NodeSchema, { maxItems: MAX_NODES, default: [] })),
    edges: Type.Optional(Type.Array(EdgeSchema, { maxItems: MAX_EDGES, default: [] })),
    notes: Type.Optional(NotesSchema),
    groups: Type.Optional(GroupsSchema),
    settings: Type.Optional(SettingsSchema),
  },
  { ...closed, description: 'A workflow: nodes, edges and settings, and what only people look at.' },
);
