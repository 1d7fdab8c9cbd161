const ADJACENT = 4;
const WORD_START = 6;
const TEXT_START = 8;
/** What was typed is the whole text, or one of its words. */
const WHOLE_TEXT = 20;
const WHOLE_WORD = 10;
/** What stands in a sentence counts so much less than what stands in a name. */
const PROSE_SHARE = 0.5;
/** Texts longer than this are cut: names and labels are meant. */
const MAX_CHARACTERS = 200;

/**
 * How well a text fits what was typed: all its characters in order, the more of them adjacent and at the start of words the
 * better, whole words best; among equals the shorter text. Undefined when it does not fit. The best placement counts, not the first.
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
  if (score === undefined) return undefined;
  return score + wholeBonus(low.join(''), query.trim().toLowerCase()) - letters.length / (MAX_CHARACTERS + 1);
}

/** By what an item is found. */
export interface RankedTexts {
  readonly names: readonly string[];
  /** A sentence about it. Letters that are scattered in it mean nothing: what was typed has to stand there. */
  readonly prose?: string | undefined;
}

/** The items that fit, the best first; items that fit equally stay in order. Of several texts of an item the best counts. */
export function rankByText<Item>(
  items: readonly Item[],
  query: string,
  textsOf: (item: Item) => RankedTexts,
): Item[] {
  return items
    .flatMap((item) => {
      const { names, prose } = textsOf(item);
      const score = names
        .map((name) => fuzzyScore(name, query))
        .reduce(max, prose === undefined ? undefined : proseScore(prose, query.trim()));
      return score === undefined ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function proseScore(prose: string, query: string): number | undefined {
  const at = prose.toLowerCase().indexOf(query.toLowerCase());
  const found = at < 0 ? undefined : fuzzyScore(prose.slice(at, at + query.length), query);
  return found === undefined ? undefined : found * PROSE_SHARE;
}

function wholeBonus(low: string, query: string): number {
  if (query === '' || !low.includes(query)) return 0;
  if (low === query) return WHOLE_TEXT;
  return low.split(/[^\p{L}\p{N}]+/u).includes(query) ? WHOLE_WORD : 0;
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
