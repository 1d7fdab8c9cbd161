import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import type { ChangedItem, MergeChoice } from '@rex/canvas/merge';
import { toApiError } from '../api/api-error';
import { WorkflowsApi } from '../api/workflows-api';
import { ReferenceRewriter } from '../editing/reference-rewriter';
import { relativeTime } from '../ui/relative-time';
import { deed, itemName } from './describe-change';
import { toWorkflowDocument, type DraftContent } from './draft-content';
import { readVersion } from './read-version';
import { changedItems, merge, takeTheirs, type Meeting, type Resolution } from './resolve-conflict';
import type { Conflict } from './save-state';

/** What the dialog is about. Before it opens, ReferenceRewriter has been loaded. */
export interface ConflictDialogData {
  readonly conflict: Conflict;
  readonly mine: DraftContent;
}

/** What was decided: another draft on the newest version, or a workflow of its own. */
export type ConflictDecision =
  | { readonly kind: 'resolved'; readonly resolution: Resolution }
  | { readonly kind: 'copied'; readonly workflowId: string };

/** Two tabs or two people saved: keep mine as a copy, take theirs, or merge item by item. Closing it decides nothing. */
@Component({
  selector: 'app-conflict-dialog',
  templateUrl: './conflict-dialog.component.html',
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictDialogComponent {
  private readonly data = inject<ConflictDialogData>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<ConflictDecision>>(DialogRef);
  private readonly api = inject(WorkflowsApi);
  private readonly rewriteReferences = inject(ReferenceRewriter).rewrite;
  private readonly choices = signal<ReadonlyMap<string, MergeChoice>>(new Map());

  protected readonly conflict = this.data.conflict;
  /** Something is asked of the server. Buttons stay focusable, and do nothing meanwhile. */
  protected readonly isBusy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly sides = [
    { value: 'mine', label: $localize`Mine` },
    { value: 'theirs', label: $localize`Theirs` },
  ] as const;
  private readonly base = signal(this.conflict.base);
  /** Null while it is not known what both began with. */
  protected readonly meeting = computed((): Meeting | null => {
    const [base, { conflict, mine }] = [this.base(), this.data];
    return base && { conflict, base, mine, rewriteReferences: this.rewriteReferences };
  });
  private readonly changed = computed(() => {
    const meeting = this.meeting();
    return meeting ? changedItems(meeting) : [];
  });
  protected readonly questions = computed(() => this.changed().filter(({ by }) => by === 'both'));
  protected readonly others = computed(() => this.changed().filter(({ by }) => by !== 'both'));
  protected readonly when = computed(
    () => ` ${relativeTime(Date.parse(this.conflict.newest.updatedAt), Date.now())}`,
  );

  protected readonly nameOf = itemName;

  protected deedOf(item: ChangedItem, side: MergeChoice): string {
    return deed(item.base, item[side]);
  }

  protected choiceOf(item: ChangedItem): MergeChoice {
    return this.choices().get(keyOf(item)) ?? 'mine';
  }

  protected choose(item: ChangedItem, side: MergeChoice): void {
    this.choices.update((choices) => new Map(choices).set(keyOf(item), side));
  }

  protected merge(meeting: Meeting): void {
    this.resolve(merge(meeting, (item) => this.choiceOf(item)));
  }

  /** Without what both began with nothing can be merged. */
  protected async findBase(): Promise<void> {
    if (this.isBusy()) return;
    const { newest, baseVersion } = this.conflict;
    this.isBusy.set(true);
    this.error.set(null);
    try {
      this.base.set(await readVersion(this.api, newest, baseVersion));
    } catch (thrown) {
      this.error.set(
        $localize`Version ${baseVersion}:VERSION: could not be read. ${toApiError(thrown).message}:MESSAGE:`,
      );
    }
    this.isBusy.set(false);
  }

  protected takeTheirs(): void {
    this.resolve(takeTheirs(this.conflict, this.data.mine));
  }

  protected async keepAsCopy(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.error.set(null);
    const workflow = toWorkflowDocument(this.data.mine);
    try {
      const name = `${workflow.name.slice(0, 190)} (copy)`;
      const { id } = await this.api.create({ ...workflow, name, publish: false });
      this.dialog.close({ kind: 'copied', workflowId: id });
    } catch (thrown) {
      this.error.set($localize`The copy was not saved. ${toApiError(thrown).message}:MESSAGE:`);
      this.isBusy.set(false);
    }
  }

  private resolve(resolution: Resolution): void {
    if (!this.isBusy()) this.dialog.close({ kind: 'resolved', resolution });
  }
}

function keyOf({ list, id }: ChangedItem): string {
  return `${list} ${id}`;
}
