/** How many UTF-16 units of a text to take, at most so many, without parting a surrogate pair. */
export function cutLength(text: string, maxUnits: number): number {
  if (text.length <= maxUnits) return text.length;
  return isInsidePair(text, maxUnits) ? maxUnits - 1 : maxUnits;
}

function isInsidePair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
