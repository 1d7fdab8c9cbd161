import type { Layout, LayoutRequest } from '@rex/canvas';
import type { NodeTypeDescriptor, Problem, WorkflowDocument, WorkflowLimits } from '@rex/workflow';

/** What the worker is asked for. `n` comes back with the answer. */
export type RulesJob =
  | {
      readonly kind: 'types';
      readonly types: readonly NodeTypeDescriptor[];
      /** Those of the server; undefined until they are known. */
      readonly limits: WorkflowLimits | undefined;
    }
  | { readonly kind: 'validate'; readonly n: number; readonly document: WorkflowDocument }
  | { readonly kind: 'lay-out'; readonly n: number; readonly request: LayoutRequest };

export type RulesAnswer =
  | { readonly kind: 'validated'; readonly n: number; readonly problems: Problem[] }
  | { readonly kind: 'laid-out'; readonly n: number; readonly positions: Layout['positions'] }
  | { readonly kind: 'failed'; readonly n: number; readonly message: string };
