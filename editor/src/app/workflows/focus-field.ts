const PATIENCE_MS = 3_000;
const CONTROL = 'input, textarea, select, [contenteditable="true"]';
/** What a field offers that has nothing to type into; the tools beside its label do other things to it. */
const BUTTON = 'button:not(.tool-button)';

/**
 * Puts the focus on the field of the panel that a problem is about, as soon as the form is there. `path` is a JSON Pointer into the
 * document, such as `/nodes/3/config/url`; when it names no field, the focus stays where it is.
 */
export function focusField(panel: () => HTMLElement | null, path: string): void {
  const pointer = /^\/nodes\/\d+\/(?:config|settings)(\/.+)$/.exec(path)?.[1];
  if (pointer === undefined) return;
  focusWhenThere(() => {
    const field = deepest(panel()?.querySelectorAll<HTMLElement>('[data-field]') ?? [], pointer);
    return field && controlOf(field);
  });
}

/** Puts the focus on a control of a form that may still be on its way. */
export function focusWhenThere(find: () => HTMLElement | null | undefined): void {
  const until = performance.now() + PATIENCE_MS;
  const look = (): void => {
    const control = find();
    if (control) {
      control.scrollIntoView({ block: 'center' });
      control.focus();
    } else if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}

/** Code editors have what is typed into in a shadow root. */
function controlOf(field: HTMLElement): HTMLElement | null {
  const code = field.querySelector('.code-editor')?.shadowRoot;
  return (
    field.querySelector<HTMLElement>(CONTROL) ??
    code?.querySelector<HTMLElement>(CONTROL) ??
    field.querySelector<HTMLElement>(BUTTON)
  );
}

function deepest(fields: Iterable<HTMLElement>, pointer: string): HTMLElement | undefined {
  return [...fields]
    .filter(({ dataset: { field = '' } }) => pointer === field || pointer.startsWith(`${field}/`))
    .sort((a, b) => (b.dataset['field'] ?? '').length - (a.dataset['field'] ?? '').length)[0];
}
