import { TestBed } from '@angular/core/testing';
import { addNode, type CanvasNode } from '@rex/canvas';
import { ApiError } from '../api/api-error';
import type { WorkflowDetail, WorkflowDocument } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { DraftStore } from '../editing/draft.store';
import { EditorSettings } from '../settings/editor-settings';
import { DraftSaver } from './draft-saver';
import { WorkflowDraftStore } from './workflow-draft.store';

const node = (id: string): CanvasNode => ({
  id,
  type: 'code',
  name: id,
  position: { x: 0, y: 0 },
  config: {},
  settings: { onError: 'fail' },
  disabled: false,
  notes: '',
});

/** A server that keeps one workflow, and does what it is told to do with the next saves. */
class OneWorkflow {
  version = 1;
  document: WorkflowDocument = {
    name: 'W',
    description: '',
    nodes: [],
    edges: [],
    notes: [],
    groups: [],
    settings: { timezone: 'UTC', timeoutMs: 3_600_000, maxConcurrency: null },
  };
  readonly saves: number[] = [];
  /** For each of the next saves: an error, or `lost` when it is done but its answer never comes. */
  readonly plan: (ApiError | 'lost')[] = [];
  gate: Promise<void> = Promise.resolve();

  get(): Promise<WorkflowDetail> {
    return Promise.resolve(this.detail());
  }

  async saveDraft(_id: string, draft: WorkflowDocument, ifMatch: number): Promise<WorkflowDetail> {
    this.saves.push(draft.nodes.length);
    await this.gate;
    const fate = this.plan.shift();
    if (fate instanceof ApiError) throw fate;
    if (ifMatch !== this.version) throw new ApiError('Changed meanwhile.', 412, 'version-conflict');
    this.document = structuredClone(draft);
    this.version += 1;
    if (fate === 'lost') throw away();
    return this.detail();
  }

  detail(): WorkflowDetail {
    return {
      ...structuredClone(this.document),
      id: 'w',
      version: this.version,
      publishedVersion: null,
      active: true,
      tags: [],
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      problems: [],
    };
  }
}

const away = (): ApiError => new ApiError('The server cannot be reached.', 0, 'unreachable');

describe('saving the draft', () => {
  let server: OneWorkflow;
  let draft: DraftStore;
  let saver: DraftSaver;

  const add = (id: string): void => {
    draft.perform(
      addNode(draft.document(), {
        node: { ...node(id), position: { x: draft.document().nodes.order.length * 400, y: 0 } },
      }),
    );
    TestBed.tick();
  };
  const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms).then(() => TestBed.tick());

  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers();
    server = new OneWorkflow();
    TestBed.configureTestingModule({
      providers: [DraftStore, WorkflowDraftStore, DraftSaver, { provide: WorkflowsApi, useValue: server }],
    });
    draft = TestBed.inject(DraftStore);
    saver = TestBed.inject(DraftSaver);
    saver.start(1, TestBed.inject(WorkflowDraftStore).open(server.detail()));
    TestBed.tick();
  });

  afterEach(() => {
    saver.stop();
    jest.useRealTimers();
  });

  it('waits for a pause, then sends what is there', async () => {
    add('a');
    await pass(500);
    add('b');
    await pass(700);
    expect(server.saves).toEqual([]);
    await pass(200);
    expect([server.saves, saver.state().kind, saver.baseVersion()]).toEqual([[2], 'saved', 2]);
  });

  it('saves whoever never pauses', async () => {
    for (let n = 0; n < 12; n++) {
      add(`n${n}`);
      await pass(500);
    }
    expect(server.saves.length).toBeGreaterThan(0);
  });

  it('has one save under way at a time, and sends later changes after it', async () => {
    let open = (): void => undefined;
    server.gate = new Promise((resolve) => (open = resolve));
    add('a');
    await pass(900);
    add('b');
    await pass(3_000);
    expect(server.saves).toEqual([1]);
    open();
    await pass(1_000);
    expect([server.saves, saver.state().kind]).toEqual([[1, 2], 'saved']);
    expect(server.document.nodes.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('tries again while the server is away, with all that came meanwhile', async () => {
    server.plan.push(away(), away(), new ApiError('Busy.', 503, 'unavailable'));
    add('a');
    await pass(900);
    expect(saver.state().kind).toBe('retrying');
    add('b');
    await pass(30_000);
    expect([saver.state().kind, server.document.nodes.length]).toEqual(['saved', 2]);
    expect(localStorage.length).toBe(1);
  });

  it('takes its own save, whose answer was lost, for what it is', async () => {
    server.plan.push('lost');
    add('a');
    await pass(5_000);
    expect([saver.state().kind, saver.baseVersion(), server.version]).toEqual(['saved', 2, 2]);
  });

  it('never overwrites what somebody else saved, and says what both began with', async () => {
    server.document = {
      ...server.document,
      nodes: [{ ...node('theirs') } as WorkflowDocument['nodes'][number]],
    };
    server.version = 2;
    add('mine');
    await pass(900);
    const state = saver.state();
    if (state.kind !== 'conflict') throw new Error(`It is ${state.kind}.`);
    expect(state.conflict.theirs.document.nodes.order).toEqual(['theirs']);
    expect(state.conflict.base.document.nodes.order).toEqual([]);
    add('more');
    await pass(10_000);
    expect([server.saves, await saver.flush()]).toEqual([[1], false]);
    expect(server.document.nodes.map(({ id }) => id)).toEqual(['theirs']);
  });

  it('goes on when only something else of the workflow changed, such as its being published', async () => {
    server.version = 5;
    add('mine');
    await pass(3_000);
    expect([saver.state().kind, server.version]).toEqual(['saved', 6]);
  });

  it('says why the server does not take it, and tries again after the next change', async () => {
    server.plan.push(new ApiError('Too large.', 413, 'too-large'));
    add('a');
    await pass(20_000);
    expect([saver.state().kind, server.saves.length]).toEqual(['refused', 1]);
    add('b');
    await pass(900);
    expect(saver.state().kind).toBe('saved');
  });

  it('sends nothing by itself when that is switched off, but when asked', async () => {
    TestBed.inject(EditorSettings).autosave.set(false);
    add('a');
    await pass(20_000);
    expect([server.saves, saver.state().kind]).toEqual([[], 'unsaved']);
    expect(await saver.flush()).toBe(true);
    expect(server.saves).toEqual([1]);
  });
});
