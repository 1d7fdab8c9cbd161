import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowDetail } from '../api/types';
import { NodeTypesStore } from '../editing/node-types.store';
import { addIconPaths } from '../ui/icon-paths';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { OPERATIONS_ICON_PATHS } from '../ui/operations-icon-paths';
import { PageTitleStrategy } from '../ui/page-title.strategy';
import { ToastStore } from '../ui/toasts/toast.store';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import { ChangeListComponent } from './changes/change-list.component';
import { summariseChanges } from './changes/summarise-changes';
import { comparedVersions } from './comparison';
import { DiffCanvasComponent } from './drawing/diff-canvas.component';
import { diffDrawing } from './drawing/diff-drawing';
import { VersionListComponent } from './version-list.component';
import { VersionsStore } from './versions.store';

/** A version that was made the newest once more, and what was newest before: that brings it back. */
interface Restored {
  readonly from: number;
  readonly version: number;
  readonly former: number;
}

/** A workflow's versions: what each changed, on a drawing and field by field; restored and published from here. */
@Component({
  selector: 'app-versions-page',
  imports: [
    ChangeListComponent,
    DiffCanvasComponent,
    IconComponent,
    LoadFailureComponent,
    MessageComponent,
    RouterLink,
    ToastsComponent,
    VersionListComponent,
  ],
  templateUrl: './versions.page.component.html',
  providers: [VersionsStore],
  styleUrl: '../../styles/versions.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VersionsPage {
  readonly id = input.required<string>();
  /** From the address. */
  readonly from = input<string>();
  /** From the address. */
  readonly to = input<string>();

  protected readonly store = inject(VersionsStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(ToastStore);
  private readonly titles = inject(PageTitleStrategy);
  private readonly types = inject(NodeTypesStore);
  private readonly canvas = viewChild<DiffCanvasComponent>('canvas');

  protected readonly isMissing = computed(() => [400, 404].includes(this.store.error()?.status ?? 0));
  protected readonly backText = $localize`Workflow`;
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<ApiError | null>(null);
  protected readonly restored = signal<Restored | null>(null);
  protected readonly currentId = signal<string | null>(null);
  private readonly numbers = computed(() => this.store.versions().map(({ version }) => version));
  protected readonly pair = computed(() => {
    if (this.store.isFirstLoad()) return null;
    return comparedVersions({ from: this.from(), to: this.to() }, this.numbers());
  });
  /** Those of the list, and those that the address names although the list does not reach so far. */
  protected readonly choices = computed(() => {
    const pair = this.pair();
    return [...new Set([...this.numbers(), ...(pair ? [pair.from, pair.to] : [])])].sort((a, b) => b - a);
  });
  protected readonly drawing = computed(() => {
    const comparison = this.store.comparison();
    // Ports follow from the node types, which may come later.
    this.types.byType();
    if (comparison === null) return null;
    const { before, after, diff } = comparison;
    return diffDrawing(before, after, diff, this.types.portsOf);
  });
  protected readonly summary = computed(() => {
    if (this.store.isComparing()) return $localize`Comparing…`;
    const comparison = this.store.comparison();
    return comparison === null ? '' : summariseChanges(comparison.entries);
  });
  protected readonly restoreHindrance = computed(() =>
    this.pair()?.to === this.store.workflow()?.version ? $localize`It is the newest version` : null,
  );
  protected readonly publishHindrance = computed(() =>
    this.pair()?.to === this.store.workflow()?.publishedVersion ? $localize`It is published` : null,
  );

  constructor() {
    addIconPaths(OPERATIONS_ICON_PATHS);
    void this.types.load().catch(() => undefined);
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    effect(() => {
      const [id, from, to] = [this.id(), this.pair()?.from, this.pair()?.to];
      if (from === undefined || to === undefined) return;
      untracked(() => {
        this.currentId.set(null);
        void this.store.compare(id, from, to);
      });
    });
    effect(() => {
      const name = this.store.workflow()?.name;
      if (name !== undefined) this.titles.show($localize`Versions of ${name}`);
    });
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  protected compareAgain(): void {
    const pair = this.pair();
    if (pair) void this.store.compare(this.id(), pair.from, pair.to);
  }

  protected choose(wanted: { from?: string; to?: string }): void {
    const pair = this.pair();
    if (pair) void this.router.navigate([], { queryParams: { from: pair.from, to: pair.to, ...wanted } });
  }

  protected show(nodeId: string): void {
    this.currentId.set(nodeId);
    this.canvas()?.centre(nodeId);
  }

  protected async more(): Promise<void> {
    await this.attempt(() => this.store.loadMore(this.id()));
  }

  protected async restore(version: number): Promise<void> {
    const former = this.store.workflow()?.version;
    if (this.restoreHindrance() !== null || former === undefined) return;
    const workflow = await this.attempt(() => this.store.restore(this.id(), version));
    if (workflow) this.tellRestored({ from: version, version: workflow.version, former });
  }

  /** Brings back what was newest before. */
  protected async undo({ former }: Restored): Promise<void> {
    const workflow = await this.attempt(() => this.store.restore(this.id(), former));
    if (!workflow) return;
    this.restored.set(null);
    this.toasts.show({
      kind: 'info',
      text: $localize`Version ${former} is the newest again, as version ${workflow.version}`,
    });
    await this.router.navigate([], { queryParams: { to: workflow.version } });
  }

  protected async publish(version: number): Promise<void> {
    if (this.store.workflow()?.publishedVersion === version) return;
    const workflow = await this.attempt(() => this.store.publish(this.id(), version));
    if (!workflow) return;
    this.restored.set(null);
    this.toasts.show({ kind: 'info', text: $localize`Version ${version} is published` });
  }

  protected refusalText({ message, fieldErrors }: ApiError): string {
    return [message, ...fieldErrors.map((each) => each.message)].join(' ');
  }

  private tellRestored(restored: Restored): void {
    this.restored.set(restored);
    void this.router.navigate([], { queryParams: { from: restored.former, to: restored.version } });
  }

  private async attempt<Result extends WorkflowDetail | void>(
    work: () => Promise<Result>,
  ): Promise<Result | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      return await work();
    } catch (thrown) {
      this.refusal.set(toApiError(thrown));
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
