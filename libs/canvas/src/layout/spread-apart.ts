/** Something that wants to be somewhere on a line and needs room before its successor. */
export interface Wish {
  /** Where it wants to be. */
  at: number;
  /** Least distance to the next one. */
  gapAfter: number;
}

/**
 * Places things on a line in the given order, as near to their wishes as the gaps allow (least squares).
 * Pool-adjacent-violators: neighbours that would come too near form a block that moves to its mean.
 */
export function spreadApart(wishes: readonly Wish[]): number[] {
  const offsets: number[] = [];
  const blocks: { mean: number; size: number }[] = [];
  let offset = 0;
  for (const wish of wishes) {
    offsets.push(offset);
    let block = { mean: wish.at - offset, size: 1 };
    offset += wish.gapAfter;
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop();
      const size = last.size + block.size;
      block = { mean: (last.mean * last.size + block.mean * block.size) / size, size };
    }
    blocks.push(block);
  }
  const means = blocks.flatMap((block) => Array.from({ length: block.size }, () => block.mean));
  return means.map((mean, index) => mean + (offsets[index] ?? 0));
}
