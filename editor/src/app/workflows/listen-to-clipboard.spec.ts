import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CanvasView } from '../canvas/canvas-view';
import { CanvasClipboard } from '../editing/canvas-clipboard';
import { listenToClipboard } from './listen-to-clipboard';

describe('copy and paste by the browser', () => {
  let pasted: string[];
  const hasFocus = signal(false);
  const paste = (target: Element): void => {
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => 'text' },
    });
    target.dispatchEvent(event);
  };
  const focus = (selector: string): HTMLElement => {
    const element = document.querySelector<HTMLElement>(selector) as HTMLElement;
    element.focus();
    return element;
  };

  const add = (to: HTMLElement, tag: string, fields: Partial<HTMLElement> = {}): HTMLElement =>
    to.appendChild(Object.assign(document.createElement(tag), fields));

  beforeEach(() => {
    pasted = [];
    hasFocus.set(false);
    TestBed.configureTestingModule({
      providers: [
        { provide: CanvasView, useValue: { hasFocus } },
        { provide: CanvasClipboard, useValue: { paste: (text: string) => pasted.push(text) } },
      ],
    });
    const content = add(document.body, 'div', { id: 'content', tabIndex: -1 });
    add(content, 'button', { className: 'other' });
    add(content, 'input');
    add(add(document.body, 'div', { className: 'empty-canvas' }), 'button');
    add(document.body, 'div', { className: 'outline-row', tabIndex: 0 });
    TestBed.runInInjectionContext(() => listenToClipboard());
  });
  afterEach(() => document.body.replaceChildren());

  it('is for the canvas while it has the focus', () => {
    hasFocus.set(true);
    paste(document.body);
    expect(pasted).toHaveLength(1);
  });

  it.each(['#content', '.empty-canvas button', '.outline-row'])('is for it with the focus on %s', (place) => {
    focus(place);
    paste(document.body);
    expect(pasted).toHaveLength(1);
  });

  it('is for it with the focus nowhere', () => {
    paste(document.body);
    expect(pasted).toHaveLength(1);
  });

  it('is for fields and other controls themselves', () => {
    paste(focus('input'));
    paste(focus('.other'));
    expect(pasted).toEqual([]);
  });
});
