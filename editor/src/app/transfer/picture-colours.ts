const NAMES = [
  ...[
    'bg-canvas',
    'bg-card',
    'bg-panel',
    'bg-hover',
    'line',
    'line-faint',
    'edge',
    'text-1',
    'text-2',
    'text-3',
  ],
] as const;

/** The tokens that a picture of a workflow is drawn with, as colours. */
export type PictureColours = Readonly<Record<string, string>>;

/** Reads the tokens as the theme that is on has them: a file knows no custom properties. */
export function readPictureColours(host: HTMLElement = document.body): PictureColours {
  const probe = document.createElement('span');
  host.append(probe);
  const colours = Object.fromEntries(
    NAMES.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return colours;
}
