import { upstreamOf } from '../../graph/upstream-of';
import { findReferences } from '../../templates/find-references';
import { parseTemplate } from '../../templates/parse-template';
import { TemplateSyntaxError, type TemplatePart } from '../../templates/template';
import { suggestion } from '../../text/suggest-word';
import { configTexts, type ConfigText } from '../config-texts';
import type { Problem } from '../problem';
import type { PlacedNode, Rule, RuleContext } from '../rule';

/** A step that a template or script names must exist, and must have run before: it must be upstream. */
export const stepReferenceRule: Rule = (context) =>
  context.nodes.flatMap((placed) => {
    const { node, descriptor } = placed;
    // Whether a text is a script only its type can tell.
    if (!descriptor) return [];
    const named = configTexts(node.config, descriptor.scriptFields).flatMap((found) =>
      referencesIn(found).map((stepId) => ({ stepId, path: found.path })),
    );
    if (named.length === 0) return [];
    const upstream = upstreamOf(context.graph, node.id);
    return named
      .filter(({ stepId }) => !upstream.has(stepId))
      .map(({ stepId, path }) => describe(context, placed, stepId, path, upstream));
  });

function describe(
  { graph }: RuleContext,
  { node, path }: PlacedNode,
  stepId: string,
  configPath: string,
  upstream: ReadonlySet<string>,
): Problem {
  const place = { nodeId: node.id, path: `${path}/config${configPath}` };
  if (!graph.nodes.has(stepId)) {
    const hint = suggestion(stepId, upstream, '; name a node that is upstream.');
    return {
      code: 'reference-unknown',
      ...place,
      message: `Node "${node.id}" uses steps.${stepId}, but there is no such node${hint}`,
    };
  }
  const why = stepId === node.id ? 'which is the node itself' : `but "${stepId}" is not upstream of it`;
  const message = `Node "${node.id}" uses steps.${stepId}, ${why}; its output would never be there. Connect it before this node, or use another step.`;
  return { code: 'reference-not-upstream', ...place, message };
}

function referencesIn({ kind, text }: ConfigText): string[] {
  if (kind === 'script') return findReferences(text);
  try {
    return [...new Set(parseTemplate(text).parts.flatMap(referencesOfPart))];
  } catch (error) {
    // The rule about template syntax reports it.
    if (error instanceof TemplateSyntaxError) return [];
    throw error;
  }
}

function referencesOfPart(part: TemplatePart): string[] {
  if (part.kind === 'script') return findReferences(part.source);
  const first = part.kind === 'path' && part.root === 'steps' ? part.keys[0] : undefined;
  return typeof first === 'string' ? [first] : [];
}
