import * as Type from 'typebox';
import { isJsonObject, type JsonObject } from '../document/json-value';
import { parseWorkflowDocument } from '../document/parse-workflow-document';
import type { WorkflowDocument } from '../document/workflow-document';
import { findUnsafeJson } from '../json/find-unsafe-json';
import { findSchemaComplaints } from '../schema/compile-schema';
import type { JsonSchema } from '../schema/json-schema';
import { cleanTags } from '../tags/clean-tags';
import { findTagMistakes } from '../tags/find-tag-mistakes';
import type { Problem } from '../validation/problem';
import { EXPORT_FORMAT, EXPORT_FORMAT_VERSION } from './export-document';
import type { KeyRequirement, LeftOut } from './strip-secrets';

/** What an import holds, or why it can't be read. */
export type ReadImport =
  | { kind: 'read'; document: WorkflowDocument; tags: string[]; leftOut: LeftOut[]; keys: KeyRequirement[] }
  /** It is an export of another version of the format. */
  | { kind: 'unsupported'; formatVersion: number }
  | { kind: 'invalid'; problems: Problem[] };

const closed = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const nodeIds = Type.Array(text(64), { maxItems: 10_000 });

/** Around the workflow, which has a schema of its own. What only tells where it came from may be missing. */
const ENVELOPE = Type.Object(
  {
    format: Type.Enum([EXPORT_FORMAT]),
    formatVersion: Type.Enum([EXPORT_FORMAT_VERSION]),
    exportedAt: Type.Optional(text(100)),
    rexVersion: Type.Optional(text(100)),
    workflow: Type.Object({}),
    requirements: Type.Optional(
      Type.Object(
        {
          keys: Type.Optional(
            Type.Array(
              Type.Object({ keyId: text(200), provider: Type.Optional(text(100)), nodes: nodeIds }, closed),
              { maxItems: 10_000 },
            ),
          ),
          nodeTypes: Type.Optional(Type.Array(text(64), { maxItems: 10_000 })),
          leftOut: Type.Optional(
            Type.Array(
              Type.Object(
                { nodeId: text(64), path: text(10_000), what: Type.Enum(['key', 'value']) },
                closed,
              ),
              { maxItems: 10_000 },
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
) as unknown as JsonSchema;

/** Most flaws that are told. */
const MAX_PROBLEMS = 500;

/** Reads an export, or a workflow document without anything around it. Tells all that is wrong with its shape. */
export function readImport(input: unknown): ReadImport {
  const unsafe = findUnsafeJson(input);
  if (unsafe.length > 0) return invalid(unsafe);
  if (!isJsonObject(input)) return invalid([{ path: '', message: NO_OBJECT }]);
  if (!isEnvelope(input)) return readWorkflow(input, '', {});
  const { formatVersion, workflow } = input;
  if (typeof formatVersion === 'number' && formatVersion !== EXPORT_FORMAT_VERSION) {
    return { kind: 'unsupported', formatVersion };
  }
  const complaints = findSchemaComplaints(ENVELOPE, input, 'The export');
  if (complaints.length > 0) return invalid(complaints);
  return readWorkflow(workflow as JsonObject, '/workflow', (input['requirements'] ?? {}) as Requirements);
}

const NO_OBJECT = 'An import is a JSON object: an export of REX, or a workflow document.';

/** A document has none of the keys of an export. */
function isEnvelope(input: JsonObject): boolean {
  return ['format', 'formatVersion', 'workflow'].some((key) => Object.hasOwn(input, key));
}

/** What an export says that its workflow needs. */
interface Requirements {
  leftOut?: LeftOut[];
  keys?: KeyRequirement[];
}

function readWorkflow(
  { tags = [], ...input }: JsonObject,
  place: string,
  { leftOut = [], keys = [] }: Requirements,
): ReadImport {
  const parsed = parseWorkflowDocument(input);
  const ofDocument = parsed.ok ? [] : parsed.problems;
  const ofTags = findTagMistakes(tags).map(({ path, message }) => toProblem(`/tags${path}`, message));
  const problems = [...ofDocument, ...ofTags].map((each) => ({ ...each, path: place + each.path }));
  if (!parsed.ok || problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'read', document: parsed.document, tags: cleanTags(tags as string[]), leftOut, keys };
}

function invalid(flaws: readonly { path: string; message: string }[]): ReadImport {
  return {
    kind: 'invalid',
    problems: flaws.slice(0, MAX_PROBLEMS).map(({ path, message }) => toProblem(path, message)),
  };
}

function toProblem(path: string, message: string): Problem {
  return { code: 'document-shape', path, message };
}
