import { Injectable } from '@angular/core';

const NAMES = [
  'bg-canvas',
  'bg-active',
  'line-control',
  'edge',
  'text-1',
  'accent',
  'ok',
  'run',
  'bad',
  'skip',
  'skip-bg',
  'warn',
] as const;

export type CanvasColours = Readonly<Record<(typeof NAMES)[number], string>>;

/** The tokens as a 2D canvas wants them: worked out by the browser, for the theme that is on. */
export function readColours(host: HTMLElement): CanvasColours {
  const probe = document.createElement('span');
  host.append(probe);
  const colours = Object.fromEntries(
    NAMES.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return colours as CanvasColours;
}

/** Calls back when the theme has changed. Gives the function that ends it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const queries = ['(prefers-color-scheme: light)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

/** The colours of a host, read once for each theme. */
@Injectable()
export class ColourBox {
  private host: HTMLElement | undefined;
  private read: CanvasColours | undefined;

  attach(host: HTMLElement): void {
    this.host = host;
  }

  forget(): void {
    this.read = undefined;
  }

  get colours(): CanvasColours | undefined {
    return (this.read ??= this.host && readColours(this.host));
  }
}
