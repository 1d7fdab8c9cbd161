import type { JsonValue, NodeTypeDescriptor, Problem, WorkflowDocument } from '@rex/workflow';
import type {
  AcceptedResponse,
  ExecutionDetailResponse,
  LastExecutionResponse,
  ListedExecutionResponse,
  SessionResponse,
  StepErrorResponse,
  StepLogResponse,
  StepResponse,
  SubstepResponse,
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
export type WorkflowSummary = Omit<WorkflowListItemResponse, 'lastExecution'> & {
  lastExecution: (Omit<LastExecutionResponse, 'status'> & { status: ExecutionStatus }) | null;
};

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

export type { JsonValue, NodeTypeDescriptor, Problem, WorkflowDocument };

/** True when an execution or a step has ended for good. */
export function isTerminal(status: StepStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled' || status === 'skipped';
}
