const NUMBER = new Intl.NumberFormat('en');

/** A number of parts, in groups of three digits. */
export function countText(size: number): string {
  return size < 1000 ? String(size) : NUMBER.format(size);
}

/** `1 item`, `2,000 items`. */
export function itemCount(count: number): string {
  return count === 1 ? $localize`1 item` : $localize`${countText(count)}:COUNT: items`;
}
