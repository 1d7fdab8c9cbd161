import type {
  ExpressionScope,
  LlmTool,
  NodeContext,
  NodeDefinition,
  StepError,
  StepIdentity,
  Tool,
  ToolCall,
  ToolResult,
  ToolRunner,
} from '@rex/node-sdk';
import {
  applyConfigDefaults,
  compileConfig,
  findInputComplaints,
  plainFieldsOf,
  toolParameters,
  type JsonObject,
  type JsonValue,
} from '@rex/workflow';
import type { Substep, SubstepBook } from '../ports/substeps';
import { LeaseLostError } from '../ports/lease-lost-error';
import type { ContextPart } from './context-part';
import { isUnexpected, NodeFailure, toStepError } from './node-failure';
import { expressionEvaluator, resolveConfig } from './resolve-config';
import type { RunDependencies } from './run-options';
import type { StepJournal } from './step-journal';

/** What the tools of one attempt are bound to. */
export interface StepToolsBinding {
  step: StepIdentity;
  scope: ExpressionScope;
  substeps: SubstepBook;
  signal: AbortSignal;
  journal: StepJournal;
  contextFor(part: ContextPart): NodeContext;
}

/** Runs other node types for a model, each call recorded as a substep of the step that makes it. */
export class StepTools implements ToolRunner {
  constructor(
    private readonly binding: StepToolsBinding,
    private readonly dependencies: RunDependencies,
  ) {}

  describe(tool: Tool): LlmTool {
    const { descriptor } = this.definitionOf(tool);
    const { name, description } = tool;
    return { name, description, parameters: toolParameters(tool, descriptor.configSchema) };
  }

  async run(call: ToolCall): Promise<ToolResult> {
    const { substeps } = this.binding;
    const definition = this.definitionOf(call.tool);
    const kept = await substeps.find(call.name);
    if (kept && !isSameCall(kept, call)) throw otherCall(call);
    if (kept && kept.status !== 'running') return resultOf(kept);
    // Nothing begins any more, least of all what must be known to have begun.
    this.binding.signal.throwIfAborted();
    const withDefaults = applyConfigDefaults(definition.descriptor, call.tool.config);
    const filled = fieldsOf(call.tool, call.arguments);
    const retryClass = definition.retryClassOf({ ...withDefaults, ...filled });
    // PROMISES P5: whether it has acted, nobody knows.
    if (kept && retryClass === 'once') throw interrupted(call);
    const substep = this.begin(call, kept);
    if (retryClass !== 'pure') await substeps.record(substep);
    const result = await this.attempt(call, definition, withDefaults);
    const ended = { ...substep, status: result.kind, finishedAt: this.dependencies.clock.now() };
    await substeps.record(
      result.kind === 'completed'
        ? { ...ended, outputJson: JSON.stringify(result.output) }
        : { ...ended, error: result.error },
    );
    return result;
  }

  private begin({ name, tool, arguments: given }: ToolCall, kept: Substep | undefined): Substep {
    return {
      name,
      kind: 'tool',
      label: tool.name,
      status: 'running',
      inputJson: JSON.stringify(given),
      outputJson: null,
      error: null,
      startedAt: kept?.startedAt ?? this.dependencies.clock.now(),
      finishedAt: null,
      spent: null,
    };
  }

  /** A tool that fails fails no step: the model is told, and may do better. */
  private async attempt(
    call: ToolCall,
    definition: NodeDefinition,
    withDefaults: JsonObject,
  ): Promise<ToolResult> {
    const { signal, journal, step } = this.binding;
    try {
      return this.judge(await this.callNode(call, definition, withDefaults));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof LeaseLostError) throw error;
      if (isUnexpected(error)) {
        const { executionId, nodeId } = step;
        const err = journal.cleanThrown(error);
        this.dependencies.logger.error({ err, executionId, nodeId, tool: call.tool.name }, 'tool crashed');
      }
      return { kind: 'failed', error: journal.cleanError(toStepError(error)) };
    }
  }

  private async callNode(
    { name, tool, arguments: given }: ToolCall,
    definition: NodeDefinition,
    withDefaults: JsonObject,
  ) {
    const { descriptor } = definition;
    const [complaint] = findInputComplaints(toolParameters(tool, descriptor.configSchema), given);
    if (complaint) throw new NodeFailure(badArguments(complaint));
    const { scope: ofStep, step, signal, contextFor } = this.binding;
    const scope: ExpressionScope = { ...ofStep, input: given };
    const filled = fieldsOf(tool, given);
    const config = compileConfig(withDefaults, plainFieldsOf(descriptor, withDefaults));
    const evaluate = expressionEvaluator(this.dependencies.scripts, step.ownerId, scope, signal);
    const planned = { definition, config, staticConfig: undefined };
    const resolved = await resolveConfig(planned, scope, evaluate, filled);
    const ofTool: StepIdentity = {
      ...step,
      // No node has such an id: what it stores and sends is told apart from what the step itself does.
      nodeId: `${step.nodeId}#${name}`,
      idempotencyKey: `${step.idempotencyKey}:${name}`,
    };
    return definition.run(contextFor({ config: resolved.config, scope, step: ofTool }));
  }

  private judge(outcome: Awaited<ReturnType<NodeDefinition['run']>>): ToolResult {
    if (outcome.kind === 'failed' || outcome.kind === 'postponed') {
      return { kind: 'failed', error: this.binding.journal.cleanError(outcome.error) };
    }
    const { maxOutputBytes } = this.dependencies.limits;
    // It goes to the model: what a target echoes of a key must not.
    const output = this.binding.journal.redactor.cleanJson(outcome.output);
    if (Buffer.byteLength(JSON.stringify(output)) <= maxOutputBytes) return { kind: 'completed', output };
    const message = `The tool gave more than ${maxOutputBytes} bytes. Ask for less.`;
    return { kind: 'failed', error: { code: 'output-too-large', message } };
  }

  private definitionOf({ name, type }: Tool): NodeDefinition {
    const definition = this.dependencies.registry.findNode(type);
    if (definition?.descriptor.asTool) return definition;
    const message = `The tool "${name}" has the type "${type}", which can't be a tool here.`;
    throw new NodeFailure({ code: 'config-invalid', message, retryable: false });
  }
}

/** A model that was asked again may have called something else: the result of one call is no result of another. */
function isSameCall({ label, inputJson }: Substep, { tool, arguments: given }: ToolCall): boolean {
  return label === tool.name && inputJson === JSON.stringify(given);
}

function otherCall({ name, tool }: ToolCall): NodeFailure {
  return new NodeFailure({
    code: 'tool-call-changed',
    message: `The call "${name}" of the tool "${tool.name}" is another one than was recorded before. Retry from here, so that the conversation begins anew.`,
    retryable: false,
  });
}

function resultOf({ outputJson, error }: Substep): ToolResult {
  if (error) return { kind: 'failed', error };
  return { kind: 'completed', output: JSON.parse(outputJson ?? 'null') as JsonValue };
}

/** Fields that the model fills in itself, own ones only. */
function fieldsOf({ modelFields = [] }: Tool, given: JsonObject): JsonObject {
  return Object.fromEntries(
    modelFields.flatMap((field) => (Object.hasOwn(given, field) ? [[field, given[field] ?? null]] : [])),
  );
}

function badArguments({ path, message }: { path: string; message: string }): StepError {
  return { code: 'tool-arguments-invalid', message: `The arguments at ${path || '/'}: ${message}` };
}

function interrupted({ tool }: ToolCall): NodeFailure {
  return new NodeFailure({
    code: 'interrupted',
    message: `interrupted: outcome unknown. The step was stopped, or its worker lost, while the tool "${tool.name}" acted; check its target, then retry from here.`,
    retryable: false,
  });
}
