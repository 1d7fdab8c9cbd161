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

  beforeEach(() => {
    pasted = [];
    hasFocus.set(false);
    TestBed.configureTestingModule({
      providers: [
        { provide: CanvasView, useValue: { hasFocus } },
        { provide: CanvasClipboard, useValue: { paste: (text: string) => pasted.push(text) } },
      ],
    });
    document.body.innerHTML = `
      <div id="content" tabindex="-1"><button class="other">Run</button><input /></div>
      <div class="empty-canvas"><button>Manual</button></div>
      <div class="outline-row" tabindex="0">Fetch</div>`;
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
