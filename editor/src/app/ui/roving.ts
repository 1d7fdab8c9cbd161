/** Where a key leads in a row of tabs or buttons with one tab stop; undefined when it leads nowhere. Round at the ends. */
export function rovingGoal<Item>(items: readonly Item[], current: Item, key: string): Item | undefined {
  const index = items.indexOf(current);
  const goals: Record<string, number> = {
    ArrowRight: (index + 1) % items.length,
    ArrowLeft: (index - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  return Object.hasOwn(goals, key) ? items[goals[key] ?? 0] : undefined;
}
