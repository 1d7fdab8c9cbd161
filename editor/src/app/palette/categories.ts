import type { NodeCategory } from '@rex/workflow';

/** The categories of the palette, from the top. */
export const CATEGORIES: readonly NodeCategory[] = ['trigger', 'ai', 'flow', 'data'];

export const CATEGORY_LABELS: Record<NodeCategory, string> = {
  trigger: $localize`Triggers`,
  ai: 'AI',
  flow: $localize`Flow`,
  data: $localize`Data`,
};
