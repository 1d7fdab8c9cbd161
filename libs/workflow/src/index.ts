export { parseCurl, type ParsedCurl } from './curl/parse-curl';
export { countChanges, type ChangeCount } from './diff/count-changes';
export { diffDocuments, type DocumentDiff } from './diff/diff-documents';
export type { GroupsDiff, NotesDiff } from './diff/diff-looks';
export type { Change } from './diff/find-changes';
export { MAX_GROUPS, MAX_NOTE_CHARACTERS, MAX_NOTES } from './document/canvas-limits';
export { documentText, readDocumentText } from './document/document-text';
export { isSameDocument } from './document/is-same-document';
export { isJsonObject, type JsonObject, type JsonValue } from './document/json-value';
export { parseWorkflowDocument, type ParsedWorkflowDocument } from './document/parse-workflow-document';
export {
  ERROR_PORT,
  MAIN_PORT,
  NODE_ID_PATTERN,
  NOTE_TINTS,
  type NodeSettings,
  type NoteTint,
  type OnError,
  type RetryPolicy,
  type WorkflowDocument,
  type WorkflowEdge,
  type WorkflowGroup,
  type WorkflowNode,
  type WorkflowNote,
  type WorkflowSettings,
} from './document/workflow-document';
export { WorkflowDocumentSchema } from './document/workflow-schema';
export { STEP_ERROR_MEANINGS } from './errors/step-error-meanings';
export { ancestorsInOrder } from './graph/ancestors-in-order';
export { buildGraph } from './graph/build-graph';
export { findCycle, findCycles } from './graph/find-cycles';
export { liveParents } from './graph/live-parents';
export { mergeInputs, type MergedInput, type ParentOutput } from './graph/merge-inputs';
export { reachableFrom } from './graph/reachable-from';
export { readyNodes, type NodeProgress, type ReadyNodes } from './graph/ready-nodes';
export { reusableNodes } from './graph/reusable-nodes';
export { topologicalOrder } from './graph/topological-order';
export { upstreamOf } from './graph/upstream-of';
export type { WorkflowGraph } from './graph/workflow-graph';
export { findInputComplaints, type InputComplaint } from './input-schema/find-input-complaints';
export { findInputSchemaMistakes, type InputSchemaMistake } from './input-schema/find-input-schema-mistakes';
export { inputFieldOf } from './input-schema/input-field-of';
export { findUnsafeJson, MAX_JSON_DEPTH, type UnsafeJson } from './json/find-unsafe-json';
export { findKeyReferences, type KeyReference } from './keys/find-key-references';
export { toolParameters, type ToolShape } from './tools/tool-parameters';
export type { NodeCatalog } from './node-types/node-catalog';
export type {
  ConfigKeywords,
  ExampleAnswer,
  ExampleReply,
  NodeCategory,
  NodeErrorDescriptor,
  NodeExample,
  NodeTypeDescriptor,
  PortDescriptor,
  RetryClass,
  ScriptFields,
} from './node-types/node-type-descriptor';
export { outputPortsOf } from './node-types/output-ports-of';
export { plainFieldsOf } from './node-types/plain-fields-of';
export { MAX_CRON_LENGTH, readCron, type ReadCron } from './schedule/cron/read-cron';
export {
  parseSchedule,
  readSchedule,
  type ParsedSchedule,
  type ScheduleSurroundings,
} from './schedule/parse-schedule';
export { isLocalMoment } from './schedule/read-moment';
export { isDate } from './schema/formats';
export { canonicalTimezone } from './text/is-timezone';
export {
  decideOverlap,
  DEFAULT_WAITING_LIMIT,
  type OverlapDecision,
  type OverlapQuestion,
} from './schedule/policies/decide-overlap';
export { jitterMs } from './schedule/policies/jitter-ms';
export { dueSlotOf, nextDue, type DueSlot } from './schedule/policies/next-due';
export {
  DEFAULT_CATCH_UP_LIMIT,
  planCatchUp,
  type CatchUpPlan,
  type CatchUpQuestion,
  type CatchUpReason,
} from './schedule/policies/plan-catch-up';
export type {
  CatchUpPolicy,
  OverlapPolicy,
  Schedule,
  ScheduleProblem,
  ScheduleProblemCode,
  ScheduleRhythm,
} from './schedule/schedule';
export { LAST_INSTANT, nextSlots } from './schedule/slots/next-slots';
export {
  DECIDED_LIMIT,
  planDue,
  type DuePlan,
  type DueQuestion,
  type SlotDecision,
} from './schedule/policies/plan-due';
export { planWaiting, type WaitingPlan, type WaitingQuestion } from './schedule/policies/plan-waiting';
export { previewSlots, type PreviewedSlot, type SlotMark } from './schedule/slots/preview-slots';
export { previousSlots } from './schedule/slots/previous-slots';
export { slotsBetween, type SlotRange } from './schedule/slots/slots-between';
export { describeCron } from './schedule/words/describe-cron';
export { describeSchedule } from './schedule/words/describe-schedule';
export { rewriteReferences } from './references/rewrite-references';
export type { Renames } from './references/rewrite-script';
export { checkScript, type CheckedScript, type ScriptKind, type ScriptProblem } from './scripts/check-script';
export { compileConfig, type CompiledConfig } from './templates/compile-config';
export { escapeTemplate } from './templates/escape-template';
export { findReferences } from './templates/find-references';
export { isTemplate } from './templates/find-opening';
export { parseDataPath } from './templates/parse-data-path';
export { parseTemplate } from './templates/parse-template';
export { FORBIDDEN_KEYS, readPath, type PathReading } from './templates/read-path';
export { renderConfig, type RenderedConfig, type TemplateScope } from './templates/render-config';
export {
  SCOPE_ROOTS,
  TemplateSyntaxError,
  type ScopeRoot,
  type Template,
  type TemplatePart,
} from './templates/template';
export { cleanTags, MAX_TAG_CHARACTERS, MAX_TAGS, TAG_PATTERN } from './tags/clean-tags';
export { foldCase } from './text/fold-case';
export { suggestWord } from './text/suggest-word';
export {
  EXPORT_FORMAT,
  EXPORT_FORMAT_VERSION,
  exportDocument,
  type ExportDocument,
} from './transfer/export-document';
export { findSecrets, type SecretPlace } from './transfer/find-secrets';
export { readImport, type ReadImport } from './transfer/read-import';
export { stripSecrets, withoutPlaces, type KeyRequirement, type LeftOut } from './transfer/strip-secrets';
export { applyConfigDefaults } from './validation/apply-config-defaults';
export { checkConfig, type ConfigProblem, type ConfigStage } from './validation/check-config';
export type { Problem, ProblemCode } from './validation/problem';
export { validateWorkflow, validationSteps } from './validation/validate-workflow';
export { DEFAULT_WORKFLOW_LIMITS, type WorkflowLimits } from './validation/workflow-limits';
