/** Calls at a time. */
const AT_ONCE = 4;

/** What became of each. */
export interface Outcomes<Item> {
  readonly done: Item[];
  readonly failures: { item: Item; cause: unknown }[];
}

/** Does something for each, a few at a time; one that fails holds up none. Results stand in the order of the items. */
export async function forEach<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
  ended: () => void = () => undefined,
): Promise<Outcomes<Item>> {
  const causes = new Map<number, unknown>();
  let next = 0;
  const walk = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      try {
        await work(items[index] as Item);
      } catch (cause) {
        causes.set(index, cause);
      }
      ended();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return {
    done: items.filter((_, index) => !causes.has(index)),
    failures: items.flatMap((item, index) => (causes.has(index) ? [{ item, cause: causes.get(index) }] : [])),
  };
}
