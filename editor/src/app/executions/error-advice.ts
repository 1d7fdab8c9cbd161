import { inject, resource, type ResourceRef, type Signal } from '@angular/core';
import { NodeTypesStore } from '../editing/node-types.store';

/** What an error means and what to do: in the words of its node type, else in those for all nodes. Call it where components are made. */
export function errorAdvice(
  error: Signal<{ code: string }>,
  nodeType: Signal<string | null>,
): ResourceRef<string | null> {
  const types = inject(NodeTypesStore);
  return resource<string | null, { code: string; own: string | undefined }>({
    params: () => {
      const { code } = error();
      const own = types.get(nodeType() ?? '')?.errors.find((each) => each.code === code)?.meaning;
      return { code, own };
    },
    loader: async ({ params: { code, own } }) =>
      own ?? (await import('./general-advice')).generalAdvice(code),
    defaultValue: null,
  });
}
