import type { WorkflowDocument } from '../document/workflow-document';
import { buildGraph } from '../graph/build-graph';
import { pointerKeys } from '../json/json-pointer';
import type { NodeCatalog } from '../node-types/node-catalog';
import { Suggester } from '../text/suggester';
import type { Problem } from './problem';
import { findExcess } from './find-excess';
import { placeTools } from './place-tools';
import { readConfig } from './read-config';
import type { PlacedNode, Rule, RuleContext } from './rule';
import { toolRule } from './rules/tool';
import { cycleRule } from './rules/cycle';
import { danglingEdgeRule } from './rules/dangling-edge';
import { duplicateEdgeRule } from './rules/duplicate-edge';
import { duplicateIdsRule } from './rules/duplicate-ids';
import { noTriggerRule } from './rules/no-trigger';
import { inputSchemaRule } from './rules/input-schema';
import { nodeConfigRule } from './rules/node-config';
import { nodeReferenceRule } from './rules/node-reference';
import { scheduleRule } from './rules/schedule';
import { scriptSyntaxRule } from './rules/script-syntax';
import { stepReferenceRule } from './rules/step-reference';
import { templateSyntaxRule } from './rules/template-syntax';
import { unknownNodeTypeRule } from './rules/unknown-node-type';
import { unknownPortRule } from './rules/unknown-port';
import { DEFAULT_WORKFLOW_LIMITS, type WorkflowLimits } from './workflow-limits';

const RULES: Rule[] = [
  noTriggerRule,
  unknownNodeTypeRule,
  duplicateIdsRule,
  cycleRule,
  nodeConfigRule,
  inputSchemaRule,
  nodeReferenceRule,
  scheduleRule,
  toolRule,
  templateSyntaxRule,
  scriptSyntaxRule,
  stepReferenceRule,
  danglingEdgeRule,
  unknownPortRule,
  duplicateEdgeRule,
];

/** Most problems that are told. A hostile document could have as many as it has bytes. */
const MAX_PROBLEMS = 1000;

/**
 * Finds everything that keeps a workflow from running, in document order: what concerns the whole, then node by node, then
 * edge by edge. The one implementation for the API, the worker and the editor. Never throws for a parsed document.
 *
 * A document over the limits is told just that: its parts are not looked at, so that the work stays bounded.
 */
export function validateWorkflow(
  document: WorkflowDocument,
  catalog: NodeCatalog,
  limits: WorkflowLimits = DEFAULT_WORKFLOW_LIMITS,
): Problem[] {
  const steps = validationSteps(document, catalog, limits);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same step by step, for who has other things to do meanwhile: a hostile document of a megabyte can take half a second, and no step
 * of it more than some tens of milliseconds.
 */
export function* validationSteps(
  document: WorkflowDocument,
  catalog: NodeCatalog,
  limits: WorkflowLimits = DEFAULT_WORKFLOW_LIMITS,
): Generator<undefined, Problem[], undefined> {
  const excess = findExcess(document, limits);
  if (excess.length > 0) return excess;
  const nodes: PlacedNode[] = document.nodes.map((node, index) => ({
    node,
    path: `/nodes/${index}`,
    descriptor: catalog.get(node.type),
  }));
  const context: RuleContext = {
    document,
    graph: buildGraph(document),
    catalog,
    limits,
    suggester: new Suggester(),
    nodes,
    configured: nodes.flatMap((placed) => [placed, ...placeTools(placed, catalog)]),
  };
  // Scripts and templates are most of the work. What is read of them is kept, and rules find it there.
  for (const { node, descriptor } of context.configured) {
    if (descriptor) readConfig(descriptor, node.config);
    yield;
  }
  const problems: Problem[][] = [];
  for (const rule of RULES) {
    problems.push(rule(context));
    yield;
  }
  return problems
    .flat()
    .map((problem) => ({ problem, place: placeOf(problem.path) }))
    .sort((a, b) => a.place.section - b.place.section || a.place.index - b.place.index)
    .slice(0, MAX_PROBLEMS)
    .map(({ problem }) => problem);
}

const SECTIONS = ['nodes', 'edges'];

/** Where in the document a problem lies. Sorting is stable, so problems of one place keep the order of the rules. */
function placeOf(path: string): { section: number; index: number } {
  const [section = '', index] = pointerKeys(path);
  return index === undefined
    ? { section: -1, index: 0 }
    : { section: SECTIONS.indexOf(section), index: Number(index) };
}
