import type { ModelPrice } from './price-table';

/** What a dated or numbered release adds to the name of its model: `-001`, `-09-2025`, `-preview-05-20`, `-latest`. */
const RELEASE = /^[-:@](latest|preview|exp|\d+)([-.](latest|preview|exp|\d+))*$/;

/** The line of a model in a table; undefined when it is not known. A release costs what its model costs. */
export function findPrice(
  prices: readonly ModelPrice[],
  { provider, model }: { provider: string; model: string },
): ModelPrice | undefined {
  const name = model.replace(/^models\//, '');
  const own = prices.filter((each) => each.provider === provider);
  const longestFirst = [...own].sort((a, b) => b.model.length - a.model.length);
  return (
    own.find((each) => each.model === name) ??
    longestFirst.find((each) => name.startsWith(each.model) && RELEASE.test(name.slice(each.model.length)))
  );
}
