import { computed, inject, Injectable } from '@angular/core';
import { selectionOf } from '@rex/canvas';
import { searchCanvas, type SearchHit, type SearchTexts } from '@rex/canvas/search';
import { CanvasView } from '../canvas/canvas-view';
import { Announcer } from '../editing/announcer';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { ProblemsStore } from '../editing/problems.store';
import { RunStatus } from '../executions/run-status';
import { CanvasSearch } from './canvas-search';

/** Finds on the canvas what fits, and shows it. */
@Injectable()
export class CanvasSearchStore {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly problems = inject(ProblemsStore);
  private readonly run = inject(RunStatus);
  private readonly view = inject(CanvasView);
  private readonly announcer = inject(Announcer);

  private readonly search = inject(CanvasSearch);
  readonly query = this.search.query.asReadonly();
  private readonly hits = computed((): readonly SearchHit[] =>
    searchCanvas(this.draft.document(), this.query(), this.texts),
  );
  /** Hits may go while one of the last is looked at. */
  private readonly index = computed(() => Math.max(0, Math.min(this.search.index(), this.hits().length - 1)));
  readonly current = computed(() => this.hits()[this.index()]);
  readonly countText = computed(() => {
    const count = this.hits().length;
    if (this.query().trim() === '') return '';
    return count === 0 ? $localize`Nothing found` : $localize`${this.index() + 1}:INDEX: of ${count}:COUNT:`;
  });

  private readonly texts: SearchTexts = {
    typeLabelOf: ({ type }) => this.types.get(type)?.label ?? type,
    errorOf: (nodeId) =>
      this.problems.byNode().get(nodeId)?.[0]?.message ??
      this.run.byNode().get(nodeId)?.error?.message ??
      undefined,
  };

  constructor() {
    this.search.step = (by) => this.step(by);
  }

  /** Looks for something else. */
  find(query: string): void {
    this.search.query.set(query);
    this.search.index.set(0);
    this.show();
  }

  /** The focus goes to what was found last. */
  close(): void {
    const hit = this.current();
    this.search.isOpen.set(false);
    if (hit?.list === 'nodes') this.view.controls()?.focusNode(hit.id);
    else this.view.controls()?.focus();
  }

  /** Goes to the next hit, or with -1 to the one before, round and round. */
  step(by: 1 | -1): void {
    const count = this.hits().length;
    if (count === 0) return;
    this.search.index.set((this.index() + by + count) % count);
    this.show();
  }

  private show(): void {
    const hit = this.current();
    if (this.query().trim() !== '') this.announcer.say(this.countText());
    if (!hit) return;
    this.draft.select(selectionOf({ [hit.list]: [hit.id] }));
    this.view.controls()?.reveal({ list: hit.list, id: hit.id }, 'centre');
    this.view.controls()?.flash(hit.id);
  }
}
