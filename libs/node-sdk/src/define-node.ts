import type {
  JsonObject,
  NodeCategory,
  NodeErrorDescriptor,
  NodeExample,
  NodeTypeDescriptor,
  PortDescriptor,
  RetryClass,
  ScriptFields,
} from '@rex/workflow';
import type { Static, TSchema } from 'typebox';
import type { NodeContext } from './node-context';
import type { NodeOutcome } from './outcome';

/** What an author writes: one object in one folder. */
export interface NodeSpec<Config extends TSchema> {
  type: string;
  version: number;
  label: string;
  category: NodeCategory;
  icon: string;
  summary: string;
  /** Config as a TypeBox schema, plus the UI keywords (`control`, `visibleWhen`, `expression`). */
  config: Config;
  ports: { inputs: PortDescriptor[]; outputs: PortDescriptor[] };
  retryClass: RetryClass;
  /** Whether a language model may be offered it as a tool. */
  asTool?: boolean;
  /**
   * What a crash may repeat, where that depends on the config (as written, defaults filled in; look only at fields that allow no
   * template). Absent: `retryClass`.
   */
  retryClassOf?(config: JsonObject): RetryClass;
  /** Config keys that hold JavaScript as a whole, and whether it is a function's body or an expression. */
  scriptFields?: ScriptFields;
  /** Errors of its own, for the docs; those that every node can have are left out. */
  errors?: NodeErrorDescriptor[];
  /** What the fields alone don't tell, as Markdown for the docs page. */
  guide?: string;
  examples: NodeExample[];
  run(context: NodeContext<Static<Config>>): Promise<NodeOutcome>;
}

/** A node type the engine can run. */
export interface NodeDefinition {
  descriptor: NodeTypeDescriptor;
  retryClassOf(config: JsonObject): RetryClass;
  run(context: NodeContext): Promise<NodeOutcome>;
}

/** Makes a node type of its parts; the argument of `run` is typed by the config schema. */
export function defineNode<Config extends TSchema>(spec: NodeSpec<Config>): NodeDefinition {
  const {
    config,
    run,
    retryClassOf,
    scriptFields = {},
    errors = [],
    guide = '',
    asTool = false,
    ...rest
  } = spec;
  return {
    descriptor: {
      ...rest,
      asTool,
      scriptFields,
      errors,
      guide,
      configSchema: config as unknown as JsonObject,
    },
    retryClassOf: retryClassOf ?? (() => spec.retryClass),
    // The engine checks the config against this very schema before it calls run.
    run: (context) => run(context as NodeContext<Static<Config>>),
  };
}
