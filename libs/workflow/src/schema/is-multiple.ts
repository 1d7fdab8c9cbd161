/**
 * Whether a number is a multiple of another, by their decimal digits: 19.99 is a multiple of 0.01, although the quotient of the
 * two doubles is no whole number.
 */
export function isMultiple(value: number, of: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(of)) return value % of === 0;
  const [a, b] = [decimal(value), decimal(of)];
  const shift = a.exponent - b.exponent;
  const left = a.digits * 10n ** BigInt(Math.max(shift, 0));
  return left % (b.digits * 10n ** BigInt(Math.max(-shift, 0))) === 0n;
}

/** A number as an integer times a power of ten. */
function decimal(value: number): { digits: bigint; exponent: number } {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
