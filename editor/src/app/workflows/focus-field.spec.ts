import { focusField } from './focus-field';

/** An element, with attributes and what is in it. */
const el = (tag: string, attributes: Record<string, string>, ...inside: Element[]): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};
const field = (pointer: string, ...inside: Element[]): HTMLElement =>
  el('div', { 'data-field': pointer }, el('button', { class: 'tool-button', id: 'tool' }), ...inside);

describe('the field of a problem', () => {
  let panel: HTMLElement;
  const focusedIn = (shown: HTMLElement, path = '/nodes/1/config/message'): string | undefined => {
    panel.replaceChildren(shown);
    focusField(() => panel, path);
    return document.activeElement?.id;
  };

  beforeEach(() => {
    panel = document.body.appendChild(document.createElement('div'));
    HTMLElement.prototype.scrollIntoView = () => undefined;
  });
  afterEach(() => panel.remove());

  it('is focused where one types, not at the tools before it', () => {
    expect(focusedIn(field('/message', el('textarea', { id: 'text' })))).toBe('text');
  });

  it('is the deepest that holds the place', () => {
    const inner = field('/message/a', el('input', { id: 'inner' }));
    const outer = field('/message', el('input', { id: 'outer' }), inner);
    expect(focusedIn(outer, '/nodes/1/config/message/a/b')).toBe('inner');
  });

  it('is focused within the editor of code', () => {
    const editor = el('div', { class: 'code-editor' });
    const content = el('div', { contenteditable: 'true', tabindex: '0' });
    const root = editor.attachShadow({ mode: 'open' });
    root.append(content);
    focusedIn(field('/message', editor));
    expect(root.activeElement).toBe(content);
  });

  it('is focused at the button of a list that is empty', () => {
    expect(focusedIn(field('/message', el('button', { id: 'add' })))).toBe('add');
  });
});
