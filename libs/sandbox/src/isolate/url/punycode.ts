const BASE = 36;
const TMIN = 1;
const TMAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A label of a domain in ASCII: as it is, or `xn--` and Punycode (RFC 3492). Undefined when it is too long. */
export function toAsciiLabel(label: string): string | undefined {
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  if (points.every((point) => point < INITIAL_N)) return label;
  const encoded = `xn--${encode(points)}`;
  return encoded.length > 63 ? undefined : encoded;
}

function encode(points: readonly number[]): string {
  const basic = points.filter((point) => point < INITIAL_N);
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let threshold = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  for (let handled = basic.length; handled < points.length;) {
    const next = Math.min(...points.filter((point) => point >= threshold));
    delta += (next - threshold) * (handled + 1);
    threshold = next;
    for (const point of points) {
      if (point < threshold) delta++;
      if (point !== threshold) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    threshold++;
  }
  return output;
}

function variableLength(delta: number, bias: number): string {
  let text = '';
  let rest = delta;
  for (let position = BASE; ; position += BASE) {
    const limit = Math.min(Math.max(position - bias, TMIN), TMAX);
    if (rest < limit) return text + (LETTERS[rest] ?? '');
    text += LETTERS[limit + ((rest - limit) % (BASE - limit))] ?? '';
    rest = Math.floor((rest - limit) / (BASE - limit));
  }
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let position = 0;
  for (; rest > ((BASE - TMIN) * TMAX) / 2; position += BASE) rest = Math.floor(rest / (BASE - TMIN));
  return position + Math.floor(((BASE - TMIN + 1) * rest) / (rest + SKEW));
}
