import type {
  JsonObject,
  NodeCategory,
  NodeExample,
  NodeTypeDescriptor,
  PortDescriptor,
  RetryClass,
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
  /** Config keys that hold JavaScript as a whole. */
  scriptFields?: string[];
  examples: NodeExample[];
  run(context: NodeContext<Static<Config>>): Promise<NodeOutcome>;
}

/** A node type the engine can run. */
export interface NodeDefinition {
  descriptor: NodeTypeDescriptor;
  run(context: NodeContext): Promise<NodeOutcome>;
}

/** Makes a node type of its parts; the argument of `run` is typed by the config schema. */
export function defineNode<Config extends TSchema>(spec: NodeSpec<Config>): NodeDefinition {
  const { config, run, scriptFields = [], ...rest } = spec;
  return {
    descriptor: { ...rest, scriptFields, configSchema: config as unknown as JsonObject },
    // The engine checks the config against this very schema before it calls run.
    run: (context) => run(context as NodeContext<Static<Config>>),
  };
}
