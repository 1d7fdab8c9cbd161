import { effect, inject, signal, type Signal } from '@angular/core';
import { NodeTypesStore } from '../editing/node-types.store';

/** What an error means and what to do: in the words of its node type, else in those for all nodes. Call it where components are made. */
export function errorAdvice(
  error: Signal<{ code: string }>,
  nodeType: Signal<string | null>,
): Signal<string | null> {
  const types = inject(NodeTypesStore);
  const advice = signal<string | null>(null);
  effect((onCleanup) => {
    const { code } = error();
    const own = types.byType().get(nodeType() ?? '');
    advice.set(own?.errors.find((each) => each.code === code)?.meaning ?? null);
    if (own?.errors.some((each) => each.code === code)) return;
    let isOver = false;
    onCleanup(() => (isOver = true));
    void import('./general-advice').then(({ generalAdvice }) => {
      if (!isOver) advice.set(generalAdvice(code));
    });
  });
  return advice.asReadonly();
}
