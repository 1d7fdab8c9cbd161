import { nodeCatalog } from '@rex/nodes';
import {
  applyConfigDefaults,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type WorkflowDocument,
  type WorkflowNode,
} from '@rex/workflow';
import { SIGNATURE_PRESETS, type SignatureScheme } from '../signatures/signature-scheme';
import { deliveryIdSource, type DeliveryIdSource } from './delivery-id-source';

/** How callers prove who they are. The secret is the stored key `keyId`. */
export type WebhookAuth =
  | { type: 'none' }
  /** `headerName` in small letters. */
  | { type: 'header'; keyId: string; headerName: string }
  /** Without a user name the key is `user:password`. */
  | { type: 'basic'; keyId: string; username: string | undefined }
  | { type: 'hmac'; keyId: string; scheme: SignatureScheme };

/** What callers are answered with. `isHttp`: the value may be an answer with status and headers of its own. */
export type AnswerPlan =
  | { mode: 'immediate' }
  | { mode: 'last-node'; isHttp: boolean }
  | { mode: 'node'; nodeId: string; isHttp: boolean };

/** A trigger's config, read once for a version. */
export interface WebhookPlan {
  methods: ReadonlySet<string>;
  allowsPathSuffix: boolean;
  auth: WebhookAuth;
  answer: AnswerPlan;
  timeoutSeconds: number | undefined;
  ratePerMinute: number | undefined;
  deliveryId: DeliveryIdSource | undefined;
}

const DEFAULT_TOLERANCE_SECONDS = 300;

/** Reads the config of a webhook trigger, which was checked when its version was published. */
export function webhookPlan(document: WorkflowDocument, trigger: WorkflowNode): WebhookPlan {
  const descriptor = nodeCatalog.get(trigger.type);
  const config = descriptor ? applyConfigDefaults(descriptor, trigger.config) : trigger.config;
  const auth = authOf(objectOf(config['auth']));
  const methods = new Set(Array.isArray(config['methods']) ? config['methods'].map(String) : []);
  // HEAD asks for what GET would answer, without its body (RFC 9110).
  if (methods.has('GET')) methods.add('HEAD');
  return {
    methods,
    allowsPathSuffix: config['allowPathSuffix'] === true,
    auth,
    answer: answerOf(document, config),
    timeoutSeconds: numberOf(config['timeoutSeconds']),
    ratePerMinute: numberOf(config['rateLimitPerMinute']),
    deliveryId: deliveryIdSource(
      objectOf(config['idempotency']),
      auth.type === 'hmac' ? auth.scheme.preset : undefined,
    ),
  };
}

/** @throws Error for a type that is not known: a webhook that should be guarded must never run unguarded */
function authOf(auth: JsonObject): WebhookAuth {
  const keyId = textOf(auth['keyId']) ?? '';
  switch (auth['type']) {
    case 'none':
      return { type: 'none' };
    case 'header':
      return { type: 'header', keyId, headerName: lowered(auth['headerName']) ?? 'x-webhook-token' };
    case 'basic':
      return { type: 'basic', keyId, username: textOf(auth['username']) };
    case 'hmac':
      return { type: 'hmac', keyId, scheme: schemeOf(auth) };
    default:
      throw new Error(`a webhook trigger has the auth type ${JSON.stringify(auth['type'])}`);
  }
}

function schemeOf(auth: JsonObject): SignatureScheme {
  const toleranceSeconds = numberOf(auth['toleranceSeconds']) ?? DEFAULT_TOLERANCE_SECONDS;
  if (auth['preset'] !== 'custom') {
    const preset = SIGNATURE_PRESETS.find((each) => each === auth['preset']);
    if (!preset) throw new Error(`a webhook trigger has the preset ${JSON.stringify(auth['preset'])}`);
    return { preset, toleranceSeconds };
  }
  const algorithm = auth['algorithm'];
  return {
    preset: 'custom',
    algorithm: algorithm === 'sha1' || algorithm === 'sha512' ? algorithm : 'sha256',
    signatureHeader: lowered(auth['signatureHeader']) ?? '',
    signaturePrefix: textOf(auth['signaturePrefix']) ?? '',
    encoding: auth['encoding'] === 'base64' ? 'base64' : 'hex',
    timestampHeader: lowered(auth['timestampHeader']),
    toleranceSeconds,
  };
}

function answerOf(document: WorkflowDocument, config: JsonObject): AnswerPlan {
  if (config['responseMode'] === 'last-node') {
    const sources = new Set(document.edges.map((edge) => edge.source));
    const leaves = document.nodes.filter((node) => !sources.has(node.id));
    return { mode: 'last-node', isHttp: leaves.every(isHttpOutput) };
  }
  const nodeId = textOf(config['responseNode']);
  if (config['responseMode'] !== 'node' || nodeId === undefined) return { mode: 'immediate' };
  const node = document.nodes.find((each) => each.id === nodeId);
  return { mode: 'node', nodeId, isHttp: node !== undefined && isHttpOutput(node) };
}

/** Whether a node gives answers with status and headers of their own. */
function isHttpOutput({ type, config, disabled }: WorkflowNode): boolean {
  return type === 'output' && !disabled && isJsonObject(config['response'] ?? null);
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value ?? null) ? (value as JsonObject) : {};
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function lowered(value: JsonValue | undefined): string | undefined {
  return textOf(value)?.toLowerCase();
}
