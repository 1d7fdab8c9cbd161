const ADJACENT = 4;
const WORD_START = 6;
const TEXT_START = 8;
/** Texts longer than this are cut: names and labels are meant. */
const MAX_CHARACTERS = 200;

/**
 * How well a text fits what was typed: all its characters in order, the more of them adjacent and at the start of words the
 * better; among equals the shorter text. Undefined when it does not fit. The best placement counts, not the first.
 */
export function fuzzyScore(text: string, query: string): number | undefined {
  const letters = [...text.slice(0, MAX_CHARACTERS)];
  const low = letters.map((letter) => letter.toLowerCase());
  const wanted = [...query.toLowerCase()].filter((letter) => letter.trim() !== '');
  if (wanted.length === 0) return 0;
  if (wanted.length > low.length) return undefined;
  // best[n]: the highest score with the characters so far, the last of them at place n.
  let best: (number | undefined)[] = [];
  for (const [count, letter] of wanted.entries()) {
    let highestBefore: number | undefined = count === 0 ? 0 : undefined;
    best = low.map((here, n) => {
      const adjacent = count === 0 ? undefined : best[n - 1];
      const apart = highestBefore;
      if (count > 0) highestBefore = max(highestBefore, best[n]);
      if (here !== letter) return undefined;
      const reached = max(apart, adjacent === undefined ? undefined : adjacent + ADJACENT);
      return reached === undefined ? undefined : reached + 1 + startBonus(letters, n);
    });
  }
  const score = best.reduce(max, undefined);
  return score === undefined ? undefined : score - letters.length / (MAX_CHARACTERS + 1);
}

/** The items that fit, the best first; items that fit equally stay in order. Of several texts of an item the best counts. */
export function rankByText<Item>(
  items: readonly Item[],
  query: string,
  textsOf: (item: Item) => readonly string[],
): Item[] {
  return items
    .flatMap((item) => {
      const score = textsOf(item)
        .map((text) => fuzzyScore(text, query))
        .reduce(max, undefined);
      return score === undefined ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function startBonus(letters: readonly string[], n: number): number {
  if (n === 0) return TEXT_START;
  const [before, here] = [letters[n - 1] ?? '', letters[n] ?? ''];
  const isStart = !/[\p{L}\p{N}]/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(here));
  return isStart ? WORD_START : 0;
}

function max(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : Math.max(a, b);
}
