import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { readDocument } from '@rex/canvas';
import type { Execution, Step } from '../api/types';
import { DraftStore } from '../editing/draft.store';
import { ProblemsStore } from '../editing/problems.store';
import { DockView } from '../executions/dock-view';
import { ExecutionStore } from '../executions/execution.store';
import { RunActions } from '../executions/run-actions';
import { RunStatus } from '../executions/run-status';
import { InspectorView } from './inspector-view';
import { InspectorComponent } from './inspector.component';

const aStep = (nodeId: string, more: Partial<Step> = {}): Step => ({
  nodeId,
  nodeName: nodeId,
  nodeType: 'code',
  status: 'completed',
  port: 'main',
  input: { a: 1 },
  output: { html: '<img src=x onerror="alert(1)">' },
  omitted: [],
  error: null,
  attempt: 1,
  startedAt: null,
  finishedAt: '2026-11-01T00:00:00Z',
  durationMs: 12,
  warnings: [],
  logs: [],
  usage: null,
  ...more,
});
const failed = aStep('bad', {
  status: 'failed',
  port: null,
  error: { code: 'script-threw', message: 'boom', line: 2, column: 1 },
});
const execution = { id: 'x', status: 'failed', input: {}, error: null, steps: [] } as unknown as Execution;

describe('InspectorComponent', () => {
  let fixture: ComponentFixture<InspectorComponent>;
  let status: RunStatus;
  const texts = signal(new Map<string, { shown: string; end: number }>());

  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const show = async (nodeId: string): Promise<void> => {
    fixture.componentRef.setInput('nodeId', nodeId);
    await fixture.whenStable();
  };
  const give = async (...steps: Step[]): Promise<void> => {
    status.set(new Map(steps.map((step) => [step.nodeId, step])));
    await fixture.whenStable();
  };
  const tabs = (): HTMLElement[] => [...host().querySelectorAll<HTMLElement>('[role=tab]')];
  const selected = (): string =>
    tabs()
      .find((tab) => tab.getAttribute('aria-selected') === 'true')
      ?.id.replace('inspector-tab-', '') ?? '';
  const view = (): string => host().querySelector('[role=tabpanel]')?.textContent ?? '';
  const press = async (id: string): Promise<void> => {
    host().querySelector<HTMLElement>(`#inspector-tab-${id}`)?.click();
    await fixture.whenStable();
  };

  beforeEach(() => {
    texts.set(new Map());
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        DockView,
        DraftStore,
        InspectorView,
        ProblemsStore,
        RunActions,
        RunStatus,
        {
          provide: ExecutionStore,
          useValue: {
            execution: signal(execution),
            texts,
            isCancelling: signal(false),
            isRunning: signal(false),
          },
        },
      ],
    });
    const nodes = ['good', 'bad'].map((id) => ({
      id,
      type: 'code',
      name: id === 'good' ? '<b>Good</b>' : 'Bad',
      position: { x: 0, y: 0 },
      config: { code: 'a();\nb();' },
      settings: { onError: 'fail' as const },
      disabled: false,
      notes: '',
    }));
    TestBed.inject(DraftStore).open(readDocument({ nodes, edges: [] }));
    status = TestBed.inject(RunStatus);
    fixture = TestBed.createComponent(InspectorComponent);
    document.body.append(host());
  });

  it('keeps the tab from node to node, but shows first why a node failed', async () => {
    await show('good');
    await give(aStep('good'), failed);
    expect(selected()).toBe('settings');
    await press('input');
    await show('bad');
    expect(selected()).toBe('output');
    expect(view()).toContain('boom');
    expect(view()).toContain('script-threw');
    await press('input');
    expect(selected()).toBe('input');
    await show('good');
    expect(selected()).toBe('input');
  });

  it('moves between tabs by arrow keys, with one tab stop', async () => {
    await show('good');
    tabs()[0]?.focus();
    tabs()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    await fixture.whenStable();
    expect(selected()).toBe('docs');
    expect(document.activeElement?.id).toBe('inspector-tab-docs');
    expect(tabs().filter((tab) => tab.tabIndex === 0)).toHaveLength(1);
  });

  it('shows what users wrote as text, never as markup', async () => {
    await show('good');
    await give(aStep('good'));
    await press('output');
    expect(host().querySelector('img, b')).toBeNull();
    expect(view()).toContain('onerror');
    expect(host().querySelector('h2')?.textContent).toContain('<b>Good</b>');
  });

  it('shows the text of a running step as it grows, and then its output in its place', async () => {
    await show('good');
    await press('output');
    await give(aStep('good', { status: 'running', output: null }));
    expect(view()).toContain('no output yet');
    texts.set(new Map([['good', { shown: 'Dear <i>Ada</i>', end: 15 }]]));
    await fixture.whenStable();
    expect(host().querySelector('pre')?.textContent).toBe('Dear <i>Ada</i>');
    await give(aStep('good', { output: { text: 'whole' } }));
    expect(host().querySelector('pre')).toBeNull();
    expect(view()).toContain('whole');
  });

  it('offers to load a value that did not come with the execution, and says why there is none at all', async () => {
    await show('good');
    await press('output');
    expect(view()).toContain('has not run');
    await give(aStep('good', { output: null, omitted: ['output'] }));
    expect(host().querySelector('.data-apart button')?.textContent).toContain('Load the output');
    await give(aStep('good', { status: 'skipped', port: null }));
    expect(view()).toContain('no data reached this node');
  });

  it('shows the tab that was asked for of a node, even if the node failed', async () => {
    status.set(new Map([['bad', failed]]));
    TestBed.inject(InspectorView).show('input', 'bad');
    await show('bad');
    expect(selected()).toBe('input');
    TestBed.inject(InspectorView).show('settings');
    await show('good');
    await show('bad');
    expect(selected()).toBe('output');
  });

  it('takes the focus when it is asked to, and asks to be closed by Escape', async () => {
    const closed: string[] = [];
    fixture.componentInstance.closed.subscribe((nodeId) => closed.push(nodeId));
    TestBed.inject(InspectorView).focus();
    await show('good');
    expect(document.activeElement).toBe(host().querySelector('h2'));
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    expect(closed).toEqual(['good']);
  });
});
