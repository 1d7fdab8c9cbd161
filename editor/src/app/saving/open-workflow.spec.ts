import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { addNode } from '@rex/canvas';
import { ApiError } from '../api/api-error';
import { CurrentSession } from '../api/current-session';
import { NodeTypesApi } from '../api/node-types-api';
import type { WorkflowDetail } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { Announcer } from '../editing/announcer';
import { DraftStore } from '../editing/draft.store';
import { ReferenceRewriter } from '../editing/reference-rewriter';
import { Dialogs } from '../ui/dialogs';
import { ToastStore } from '../ui/toasts/toast.store';
import type { ConflictDecision } from './conflict-dialog.component';
import { DraftSaver } from './draft-saver';
import { OpenWorkflow } from './open-workflow';
import { aNode, OneWorkflow } from './spec-support/one-workflow';
import { WorkflowDraftStore } from './workflow-draft.store';

type Nodes = OneWorkflow['document']['nodes'];
const nodes = (...ids: string[]): Nodes =>
  ids.map((id, n) => ({ ...aNode(id), position: { x: n * 400, y: n * 16 } })) as Nodes;
const ada = {
  accessToken: 'secret',
  user: { id: 'ada', email: 'ada@example.org', name: null, createdAt: '2026-01-01T00:00:00Z' },
};

/** Dialogs that open when they can, and close when they are told. */
class FakeDialogs {
  fails = false;
  readonly opened: { data: unknown; close: (answer?: unknown) => void }[] = [];

  open(_component: unknown, { data }: { data: unknown }): Promise<object> {
    if (this.fails) return Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const listeners: ((answer: unknown) => void)[] = [];
    this.opened.push({ data, close: (answer) => listeners.forEach((listener) => listener(answer)) });
    return Promise.resolve({
      closed: { subscribe: (listener: (answer: unknown) => void) => listeners.push(listener) },
    });
  }
}

describe('an open workflow', () => {
  let server: OneWorkflow;
  let dialogs: FakeDialogs;
  let opening: OpenWorkflow;
  let draft: DraftStore;
  let saver: DraftSaver;

  const shown = (): readonly string[] => draft.document().nodes.order;
  const saved = (): string[] => server.document.nodes.map(({ id }) => id);
  const add = (id: string): void => {
    draft.perform(addNode(draft.document(), { node: { ...aNode(id), position: { x: 2_000, y: 0 } } }));
    TestBed.tick();
  };
  const leaveBehind = (version: number, ...ids: string[]): void =>
    localStorage.setItem(
      'rex.unsaved.w',
      JSON.stringify({
        userId: 'ada',
        version,
        savedAt: '',
        workflow: { ...server.document, nodes: nodes(...ids) },
      }),
    );
  const texts = (): string[] => TestBed.inject(ToastStore).toasts().map(({ text }) => text); // prettier-ignore

  beforeEach(() => {
    localStorage.clear();
    server = new OneWorkflow();
    server.document = { ...server.document, nodes: nodes('start') };
    dialogs = new FakeDialogs();
    TestBed.configureTestingModule({
      providers: [
        ...[DraftStore, WorkflowDraftStore, DraftSaver, OpenWorkflow, provideRouter([])],
        { provide: WorkflowsApi, useValue: server },
        { provide: NodeTypesApi, useValue: { list: () => Promise.resolve({ items: [] }) } },
        { provide: Dialogs, useValue: dialogs },
        { provide: Announcer, useValue: { say: () => undefined } },
        { provide: ReferenceRewriter, useValue: { load: () => Promise.resolve() } },
      ],
    });
    TestBed.inject(CurrentSession).begin(ada);
    opening = TestBed.inject(OpenWorkflow);
    draft = TestBed.inject(DraftStore);
    saver = TestBed.inject(DraftSaver);
  });

  afterEach(() => {
    saver.stop();
    jest.restoreAllMocks();
  });

  it('is shown without waiting for the node types', async () => {
    TestBed.inject(NodeTypesApi).list = () => new Promise(() => undefined);
    await opening.open('w');
    expect([opening.isReady(), shown()]).toEqual([true, ['start']]);
  });

  describe('with changes that a closed tab left behind', () => {
    it('brings them back, and sends them', async () => {
      leaveBehind(1, 'start', 'mine');
      await opening.open('w');
      expect(shown()).toEqual(['start', 'mine']);
      expect(await saver.flush()).toBe(true);
      expect(saved()).toEqual(['start', 'mine']);
      expect(localStorage.getItem('rex.unsaved.w')).toBeNull();
    });

    it('asks what becomes of them when others have saved since', async () => {
      server.change({ nodes: nodes('start', 'theirs') });
      leaveBehind(1, 'start', 'mine');
      await opening.open('w');
      expect(await saver.flush()).toBe(false);
      expect([saver.state().kind, saved()]).toEqual(['conflict', ['start', 'theirs']]);
    });

    it('asks as well when the version that they were made on cannot be read', async () => {
      server.change({ nodes: nodes('start', 'theirs') });
      server.versions.clear();
      leaveBehind(1, 'start', 'mine');
      await opening.open('w');
      TestBed.tick();
      expect(await saver.flush()).toBe(false);
      expect(saved()).toEqual(['start', 'theirs']);
      expect(shown()).toEqual(['start', 'mine']);
      expect(saver.state()).toMatchObject({ kind: 'conflict', conflict: { base: null, baseVersion: 1 } });
      opening.keepCopy();
      expect(JSON.parse(localStorage.getItem('rex.unsaved.w') ?? '')).toMatchObject({ version: 1 });
    });

    it('is ready only when they are there, so that nothing is drawn before', async () => {
      server.change({ nodes: nodes('start', 'theirs') });
      leaveBehind(1, 'start', 'mine');
      let answer = (): void => undefined;
      const read = server.getVersion.bind(server);
      server.getVersion = async (id, version) => {
        await new Promise<void>((resolve) => (answer = resolve));
        return read(id, version);
      };
      const opened = opening.open('w');
      await settle();
      expect(opening.isReady()).toBe(false);
      answer();
      await opened;
      expect([opening.isReady(), shown()]).toEqual([true, ['start', 'mine']]);
    });
  });

  describe('that is looked at again', () => {
    let answer: (newest: WorkflowDetail) => void;
    const look = async (): Promise<void> => {
      const get = server.get.bind(server);
      server.get = () => new Promise((resolve) => (answer = resolve));
      document.dispatchEvent(new Event('visibilitychange'));
      await settle();
      server.get = get;
    };

    beforeEach(() => opening.open('w'));

    it('shows what others have saved', async () => {
      server.change({ nodes: nodes('start', 'theirs') });
      await look();
      answer(server.detail());
      await settle();
      expect([shown(), saver.isDirty(), saver.baseVersion()]).toEqual([['start', 'theirs'], false, 2]);
    });

    it('takes nothing back that it has saved before the answer came', async () => {
      const old = server.detail();
      await look();
      add('mine');
      await saver.flush();
      answer(old);
      await settle();
      expect([shown(), saver.baseVersion(), saver.isDirty()]).toEqual([['start', 'mine'], 2, false]);
    });

    it('takes no answer of the past for news, even when another save made it newer than the first', async () => {
      server.change({ nodes: nodes('start', 'theirs') });
      await look();
      const old = server.detail();
      TestBed.inject(WorkflowDraftStore).noteServer({ ...old, version: 3 });
      answer(old);
      await settle();
      expect(shown()).toEqual(['start']);
    });
  });

  describe('in a conflict', () => {
    const reach = async (): Promise<void> => {
      await opening.open('w');
      server.change({ nodes: nodes('start', 'theirs') });
      add('mine');
      await saver.flush();
      expect(saver.state().kind).toBe('conflict');
    };

    it('can be decided at the second try when the dialog could not be fetched', async () => {
      await reach();
      dialogs.fails = true;
      await opening.decide();
      expect(texts()).toEqual([expect.stringContaining('could not be shown')]);
      dialogs.fails = false;
      await opening.decide();
      expect(dialogs.opened).toHaveLength(1);
    });

    it('asks once at a time, and again after the dialog was closed', async () => {
      await reach();
      await opening.decide();
      await opening.decide();
      expect(dialogs.opened).toHaveLength(1);
      dialogs.opened[0]?.close();
      await opening.decide();
      expect(dialogs.opened).toHaveLength(2);
    });

    it('goes on from the newest version with what was decided', async () => {
      await reach();
      await opening.decide();
      const theirs = { label: { does: 'as-told', text: 'Take theirs' }, changes: [] } as const;
      const meta = TestBed.inject(WorkflowDraftStore).meta();
      const decision: ConflictDecision = { kind: 'resolved', resolution: { edit: theirs, meta } };
      dialogs.opened[0]?.close(decision);
      expect([saver.baseVersion(), saver.state().kind]).toEqual([2, 'unsaved']);
    });
  });

  describe('that is left while the server does not take it', () => {
    const leave = async (): Promise<boolean> => {
      await opening.open('w');
      add('mine');
      server.plan.push(new ApiError('Sign in to go on.', 401, 'unauthorized'));
      TestBed.inject(CurrentSession).end();
      const may = opening.mayLeave();
      while (dialogs.opened.length === 0) await settle();
      dialogs.opened[0]?.close(true);
      return may;
    };

    it('keeps it although the session has ended, and offers it after signing in', async () => {
      expect(await leave()).toBe(true);
      expect(dialogs.opened[0]?.data).toMatchObject({ isKept: true });
      TestBed.inject(CurrentSession).begin(ada);
      await opening.open('w');
      expect(shown()).toEqual(['start', 'mine']);
    });

    it('promises nothing when the browser cannot keep it', async () => {
      jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
        throw new DOMException('Full.', 'QuotaExceededError');
      });
      expect(await leave()).toBe(true);
      expect(dialogs.opened[0]?.data).toMatchObject({ isKept: false });
    });
  });
});

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
