import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { PanelSubject } from './panel-subject';
import { RunPanelComponent } from './run-panel.component';

const aSubject = (changes: Partial<PanelSubject> = {}): PanelSubject => ({
  nodeId: null,
  key: 'node score',
  title: 'Score',
  kind: 'Code · score',
  icon: 'code',
  status: 'completed',
  durationMs: 12,
  attempt: 1,
  run: { input: { a: 1 }, output: { b: 2 }, error: null, omitted: [], logs: [], warnings: [] },
  problems: [],
  config: { scripts: [{ field: 'code', source: 'a();\nb();' }], rest: {} },
  ...changes,
});

describe('RunPanelComponent', () => {
  let fixture: ComponentFixture<RunPanelComponent>;

  const show = async (subject: PanelSubject): Promise<void> => {
    fixture.componentRef.setInput('subject', subject);
    await fixture.whenStable();
  };
  const tabs = (): HTMLElement[] => [
    ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]'),
  ];
  const selected = (): string =>
    tabs()
      .find((tab) => tab.getAttribute('aria-selected') === 'true')
      ?.textContent.trim() ?? '';
  const view = (): string =>
    (fixture.nativeElement as HTMLElement).querySelector('[role=tabpanel]')?.textContent ?? '';

  beforeEach(() => {
    fixture = TestBed.createComponent(RunPanelComponent);
    document.body.append(fixture.nativeElement as HTMLElement);
  });

  it('opens at the output and shows it', async () => {
    await show(aSubject());
    expect(selected()).toBe('Output');
    expect(view()).toContain('b');
  });

  it('opens a failed step at its error, with the line of the script', async () => {
    const error = { code: 'script-threw', message: 'boom', line: 2, column: 1 };
    await show(
      aSubject({
        status: 'failed',
        run: { input: null, output: null, error, omitted: [], logs: [], warnings: [] },
      }),
    );
    expect(selected()).toBe('Error');
    expect(view()).toContain('boom');
    expect((fixture.nativeElement as HTMLElement).querySelector('.is-marked')?.textContent).toContain('b();');
  });

  it('keeps the tab while the same step goes on, and starts anew with another', async () => {
    await show(aSubject());
    tabs()
      .find((tab) => tab.textContent.includes('Input'))
      ?.click();
    await fixture.whenStable();
    await show(aSubject({ durationMs: 13 }));
    expect(selected()).toBe('Input');
    await show(aSubject({ key: 'node other' }));
    expect(selected()).toBe('Output');
  });

  it('moves between tabs by arrow keys, round at the ends', async () => {
    await show(aSubject());
    tabs()[0]?.focus();
    tabs()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    await fixture.whenStable();
    expect(selected()).toBe('Config');
    expect(document.activeElement).toBe(tabs().at(-1));
    expect(tabs().filter((tab) => tab.tabIndex === 0)).toHaveLength(1);
  });

  it('says why there is nothing to show', async () => {
    const run = { input: null, output: null, error: null, omitted: [], logs: [], warnings: [] };
    await show(aSubject({ status: 'skipped', run }));
    expect(view()).toContain('no data reached this node');
    await show(aSubject({ status: 'running', run }));
    expect(view()).toContain('no output yet');
  });

  it('shows the text of a step while it runs, as text, and then its output in its place', async () => {
    const run = { input: null, output: null, error: null, omitted: [], logs: [], warnings: [] };
    const running = aSubject({ status: 'running', run });
    fixture.componentRef.setInput('text', '');
    await show(running);
    expect(view()).toContain('no output yet');
    fixture.componentRef.setInput('text', 'Dear <b>Ada</b>,\n  ');
    await fixture.whenStable();
    const block = (fixture.nativeElement as HTMLElement).querySelector('pre');
    expect(block?.textContent).toBe('Dear <b>Ada</b>,\n  ');
    expect(block?.getAttribute('aria-live')).toBe('off');
    expect(view()).not.toContain('no output yet');
    fixture.componentRef.setInput('text', 'Dear <b>Ada</b>,\n  thank you');
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).querySelector('pre')).toBe(block);
    expect(block?.textContent).toContain('thank you');
    await show(aSubject({ status: 'completed', run: { ...run, output: { text: 'whole' } } }));
    expect((fixture.nativeElement as HTMLElement).querySelector('pre, b')).toBeNull();
    expect(view()).toContain('whole');
  });

  it('shows what users wrote as text, never as markup', async () => {
    const output = { html: '<img src=x onerror="alert(1)">' };
    await show(
      aSubject({
        title: '<b>x</b>',
        run: { input: null, output, error: null, omitted: [], logs: [], warnings: [] },
      }),
    );
    expect((fixture.nativeElement as HTMLElement).querySelector('img, b')).toBeNull();
    expect(view()).toContain('onerror');
  });
});
