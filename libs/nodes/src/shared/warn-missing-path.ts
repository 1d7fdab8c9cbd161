import type { NodeContext } from '@rex/node-sdk';

/** Warns that a path led to nothing: that never passes silently (DESIGN section 5). */
export function warnMissingPath(context: Pick<NodeContext, 'warn'>, path: string): void {
  const hint = /^(input|steps|trigger)\b/.test(path)
    ? ` Paths start inside the input; write {{ ${path} }} to use a template.`
    : '';
  context.warn({ code: 'path-missing', message: `The input has nothing at "${path}".${hint}` });
}
