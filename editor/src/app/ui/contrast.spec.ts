/** @jest-environment node */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const css = readFileSync(path.join(__dirname, '../../styles/tokens.css'), 'utf8');

const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}))/g)].map(
    ([, name = '', light, dark, both = '']) => [name, { light: light ?? both, dark: dark ?? both }],
  ),
);

const channel = (hex: string, at: number): number => {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
const contrast = (a: string, b: string): number => {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
};

const SURFACES = ['bg-canvas', 'bg-app', 'bg-panel', 'bg-card', 'bg-input', 'bg-overlay', 'bg-hover'];
const on = (names: string[], surfaces: string[]): [string, string][] =>
  names.flatMap((name) => surfaces.map((surface): [string, string] => [name, surface]));

const TEXT = [
  ...on(['text-1', 'text-2'], [...SURFACES, 'bg-active']),
  ...on(['text-3'], SURFACES),
  ...on(
    ['accent', 'ok', 'run', 'bad', 'skip', 'warn'],
    ['bg-canvas', 'bg-app', 'bg-panel', 'bg-card', 'bg-hover'],
  ),
  ...on(['text-on-solid'], ['accent-solid', 'accent-solid-hover']),
  ...on(['text-1', 'bad'], ['bad-bg']),
  ...on(['text-1', 'warn'], ['warn-bg']),
  ...on(['ok'], ['ok-bg']),
];
const LINES = [
  ...on(['line-control'], ['bg-app', 'bg-panel', 'bg-input']),
  ...on(['edge', 'edge-hover', 'accent'], ['bg-canvas']),
];

describe.each(['dark', 'light'] as const)('the tokens of the %s theme', (theme) => {
  const colour = (name: string): string => {
    const token = tokens.get(name);
    if (!token) throw new Error(`tokens.css has no --${name}`);
    return token[theme];
  };

  it.each(TEXT)('let --%s be read on --%s', (text, surface) => {
    expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(LINES)('let --%s be seen on --%s', (line, surface) => {
    expect(contrast(colour(line), colour(surface))).toBeGreaterThanOrEqual(3);
  });
});
