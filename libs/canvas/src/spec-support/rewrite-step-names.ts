import type { RewriteReferences } from '../commands/rename-node';

/** Rewrites `steps.<id>` in texts at the top of a config. */
export const rewriteStepNames: RewriteReferences = (node, renames) => {
  let isChanged = false;
  const config = Object.fromEntries(
    Object.entries(node.config).map(([key, value]) => {
      if (typeof value !== 'string') return [key, value];
      const text = value.replace(/steps\.(\w+)/g, (whole, id: string) => {
        const fresh = renames.get(id);
        return fresh === undefined ? whole : `steps.${fresh}`;
      });
      isChanged ||= text !== value;
      return [key, text];
    }),
  );
  return isChanged ? config : node.config;
};
