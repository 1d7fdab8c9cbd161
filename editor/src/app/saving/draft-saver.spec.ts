import { TestBed } from '@angular/core/testing';
import { addNode } from '@rex/canvas';
import { ApiError } from '../api/api-error';
import { CurrentSession } from '../api/current-session';
import type { WorkflowDocument } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { DraftStore } from '../editing/draft.store';
import { EditorSettings } from '../settings/editor-settings';
import { DraftBackup } from './draft-backup';
import { DraftSaver } from './draft-saver';
import { aNode, away, OneWorkflow } from './spec-support/one-workflow';
import { WorkflowDraftStore } from './workflow-draft.store';

const ada = {
  accessToken: 'secret',
  user: { id: 'ada', email: 'ada@example.org', name: null, createdAt: '2026-01-01T00:00:00Z' },
};

describe('saving the draft', () => {
  let server: OneWorkflow;
  let draft: DraftStore;
  let saver: DraftSaver;

  const add = (id: string): void => {
    draft.perform(
      addNode(draft.document(), {
        node: { ...aNode(id), position: { x: draft.document().nodes.order.length * 400, y: 0 } },
      }),
    );
    TestBed.tick();
  };
  const keptText = (): string | null => localStorage.getItem('rex.unsaved.w');
  /** The ids of the nodes that this browser keeps for Ada. */
  const kept = (): string[] | null =>
    TestBed.inject(DraftBackup)
      .find('w')
      ?.workflow.nodes.map(({ id }) => id) ?? null;
  const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms).then(() => TestBed.tick());

  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers();
    server = new OneWorkflow();
    TestBed.configureTestingModule({
      providers: [DraftStore, WorkflowDraftStore, DraftSaver, { provide: WorkflowsApi, useValue: server }],
    });
    TestBed.inject(CurrentSession).begin(ada);
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
    expect(kept()).toBeNull();
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
      nodes: [{ ...aNode('theirs') } as WorkflowDocument['nodes'][number]],
    };
    server.version = 2;
    add('mine');
    await pass(900);
    const state = saver.state();
    if (state.kind !== 'conflict') throw new Error(`It is ${state.kind}.`);
    expect(state.conflict.theirs.document.nodes.order).toEqual(['theirs']);
    expect(state.conflict.base?.document.nodes.order).toEqual([]);
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

  it('sends what is unsaved as soon as it is told to save by itself again', async () => {
    const settings = TestBed.inject(EditorSettings);
    settings.autosave.set(false);
    add('a');
    await pass(20_000);
    settings.autosave.set(true);
    TestBed.tick();
    await pass(900);
    expect([server.saves, saver.state().kind]).toEqual([[1], 'saved']);
  });

  it('sends nothing any more once that is switched off', async () => {
    add('a');
    await pass(500);
    TestBed.inject(EditorSettings).autosave.set(false);
    TestBed.tick();
    await pass(20_000);
    expect(server.saves).toEqual([]);
  });

  describe('keeps in this browser', () => {
    afterEach(() => jest.restoreAllMocks());

    it('what is not sent by itself, after a pause, until it is saved', async () => {
      TestBed.inject(EditorSettings).autosave.set(false);
      add('a');
      await pass(500);
      add('b');
      expect(kept()).toBeNull();
      await pass(1_000);
      expect(kept()).toEqual(['a', 'b']);
      await saver.save();
      expect(kept()).toBeNull();
    });

    it('what changes without a pause, now and then', async () => {
      TestBed.inject(EditorSettings).autosave.set(false);
      const written = jest.spyOn(Storage.prototype, 'setItem');
      for (let n = 0; n < 24; n++) {
        add(`n${n}`);
        await pass(500);
      }
      const times = written.mock.calls.filter(([key]) => key === 'rex.unsaved.w').length;
      expect(times).toBeGreaterThan(1);
      expect(times).toBeLessThan(4);
    });

    it('everything at once when the page is hidden or left', () => {
      add('a');
      window.dispatchEvent(new Event('pagehide'));
      expect(kept()).toEqual(['a']);
      add('b');
      jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
      document.dispatchEvent(new Event('visibilitychange'));
      expect(kept()).toEqual(['a', 'b']);
    });

    it('what came while a save was under way, on the version that the save made', async () => {
      let open = (): void => undefined;
      server.gate = new Promise((resolve) => (open = resolve));
      add('a');
      await pass(900);
      add('b');
      await pass(2_000);
      TestBed.inject(EditorSettings).autosave.set(false);
      open();
      await pass(2_000);
      expect([kept(), TestBed.inject(DraftBackup).find('w')?.version]).toEqual([['a', 'b'], 2]);
    });

    it('what is refused because the session has ended, for whoever opened it', async () => {
      add('a');
      TestBed.inject(CurrentSession).end();
      server.plan.push(new ApiError('Sign in to go on.', 401, 'unauthorized'));
      await pass(900);
      expect(saver.state().kind).toBe('refused');
      expect(kept()).toBeNull();
      TestBed.inject(CurrentSession).begin(ada);
      expect(kept()).toEqual(['a']);
    });

    it('nothing where storage takes nothing, and says so', () => {
      jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
        throw new DOMException('Full.', 'QuotaExceededError');
      });
      add('a');
      expect(saver.keepCopy()).toBe(false);
    });

    it('what another tab put there, when it saves its own', async () => {
      server.plan.push(away());
      add('a');
      await pass(1_000);
      const others = keptText()?.replaceAll('"a"', '"other"') ?? '';
      localStorage.setItem('rex.unsaved.w', others);
      await pass(5_000);
      expect([saver.state().kind, keptText()]).toEqual(['saved', others]);
    });
  });
});
