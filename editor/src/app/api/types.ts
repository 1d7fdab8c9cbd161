import type { JsonValue, NodeTypeDescriptor, Problem, WorkflowDocument } from '@rex/workflow';
import type {
  AcceptedResponse,
  DrawingResponse,
  ExecutionDetailResponse,
  ExportResponse,
  ImportReport as ImportReportResponse,
  LastExecutionResponse,
  ListedExecutionResponse,
  RecentRunResponse,
  SessionResponse,
  StepErrorResponse,
  StepLogResponse,
  StepResponse,
  SubstepResponse,
  TagCountResponse,
  TextEvent,
  UserResponse,
  WorkflowListItemResponse,
  WorkflowListResponse,
  WorkflowResponse,
  WorkflowVersionResponse,
} from './openapi';

// The API's own types (openapi.ts is generated from its document) by the names that the editor has for them. Where the document
// says "any JSON" or "an object", the rules of libs/workflow say more.

/** A person who signed in. */
export type User = UserResponse;

/** What signing in gives. */
export type Session = SessionResponse;

export type ExecutionStatus = ListedExecutionResponse['status'];
export type StepStatus = ExecutionStatus | StepResponse['status'];
export type TriggerType = ListedExecutionResponse['triggerType'];

/** One row in the list of workflows. */
export type WorkflowSummary = Omit<WorkflowListItemResponse, 'lastExecution' | 'recentRuns'> & {
  lastExecution: (Omit<LastExecutionResponse, 'status'> & { status: ExecutionStatus }) | null;
  recentRuns: RecentRun[];
};

/** One of a workflow's newest executions. */
export type RecentRun = Omit<RecentRunResponse, 'status'> & { status: ExecutionStatus };

/** Where the cards and links of a workflow are, for a small picture. */
export type Drawing = Pick<DrawingResponse, 'cards' | 'links'>;

/** A tag and how many workflows have it. */
export type TagCount = TagCountResponse;

/** What an import holds and what is to be looked at. */
export type ImportReport = Omit<ImportReportResponse, 'problems'> & { problems: Problem[] };

/** A workflow as a file. */
export type ExportFile = ExportResponse;

/** A page of a list; pages count from 1. */
export type Page<Item> = Omit<WorkflowListResponse, 'items'> & { items: Item[] };

/** The newest version of a workflow, with what keeps it from running. */
export type WorkflowDetail = WorkflowDocument &
  Omit<WorkflowResponse, keyof WorkflowDocument | 'problems'> & { problems: Problem[] };

/** What a save of the editor sends: all that the draft is. */
export type WorkflowDraft = WorkflowDocument;

/** One saved version of a workflow; its name is the workflow's. */
export type WorkflowVersion = Pick<WorkflowDocument, 'nodes' | 'edges' | 'notes' | 'groups' | 'settings'> &
  Omit<WorkflowVersionResponse, keyof WorkflowDocument>;

/** One row in the list of executions. */
export type ExecutionSummary = Omit<ListedExecutionResponse, 'stepsDone' | 'stepsTotal' | 'usage'>;

/** One row in the list of all executions: how far it is, and what it took. */
export type ListedExecution = ListedExecutionResponse;

/** What calls of models took. */
export type Usage = NonNullable<ListedExecutionResponse['usage']>;

/** A call that a step made of a model or a tool. */
export type Substep = Omit<SubstepResponse, 'input' | 'output'> & { input: JsonValue; output: JsonValue };

/** Why a step or an execution failed. Lines and columns count from 1. */
export type RunError = StepErrorResponse;

/** One line of a step's log. */
export type StepLog = Omit<StepLogResponse, 'data'> & { data?: JsonValue };

/** What one node did in an execution. */
export type Step = Omit<StepResponse, 'status' | 'input' | 'output' | 'logs'> & {
  status: StepStatus;
  input: JsonValue;
  output: JsonValue;
  logs: StepLog[];
};

/** An execution with all its steps. */
export type Execution = Omit<ExecutionDetailResponse, 'input' | 'output' | 'steps'> & {
  input: JsonValue;
  output: JsonValue;
  steps: Step[];
};

/** A piece of the text that a running step shows. */
export type TextPiece = TextEvent;

/** The answer to a request to run. */
export type AcceptedExecution = AcceptedResponse;

/** A document to save; what is left out gets its default. */
export type NewWorkflow = Pick<WorkflowDocument, 'name' | 'description'> & {
  nodes: { id: string; type: string; name: string; config: Record<string, JsonValue> }[];
  edges: { id: string; source: string; target: string; sourcePort?: string }[];
};

/** A draft to save, of which the server fills in what is left out. */
export interface SparseDraft {
  readonly name: string;
  readonly description: string;
  readonly publish: false;
  readonly active: boolean;
  readonly nodes: readonly object[];
  readonly edges: readonly object[];
  readonly notes: readonly object[];
}

export type { JsonValue, NodeTypeDescriptor, Problem, WorkflowDocument };

/** True when an execution or a step has ended for good. */
export function isTerminal(status: StepStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled' || status === 'skipped';
}
