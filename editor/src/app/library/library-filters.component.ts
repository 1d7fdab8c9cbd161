import { ChangeDetectionStrategy, Component, computed, inject, model, signal } from '@angular/core';
import type { TagCount } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { IconComponent } from '../ui/icon.component';
import { triggerKind } from '../workflows/trigger-kind';
import { isNarrowed, TRIGGERS, type LibraryQuery } from './library-query';

const SORT_LABELS: readonly (readonly [LibraryQuery['sort'], string])[] = [
  ['-updatedAt', $localize`Last changed`],
  ['updatedAt', $localize`Longest unchanged`],
  ['name', $localize`Name, A to Z`],
  ['-name', $localize`Name, Z to A`],
  ['-createdAt', $localize`Newest`],
  ['createdAt', $localize`Oldest`],
];

/** Most tags that are offered as chips; the search finds the others. */
const MOST_TAGS = 8;

/** What the list is narrowed to and how it is ordered: chips that are pressed or not. */
@Component({
  selector: 'app-library-filters',
  imports: [IconComponent],
  templateUrl: './library-filters.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LibraryFiltersComponent {
  /** Known here at once: what is pressed before the page is drawn again adds to what was pressed before. */
  readonly query = model.required<LibraryQuery>();
  private readonly api = inject(WorkflowsApi);
  private readonly counts = signal<readonly TagCount[]>([]);

  protected readonly sorts = SORT_LABELS;
  protected readonly triggers = TRIGGERS.map((kind) => ({ ...triggerKind(kind), kind }));
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
  /** The most used ones, and those that are asked for. */
  protected readonly tags = computed(() => {
    const names = this.counts()
      .slice(0, MOST_TAGS)
      .map(({ tag }) => tag);
    return [...names, ...this.query().tags.filter((tag) => !names.includes(tag))];
  });

  constructor() {
    void this.load();
  }

  protected toggleActive(isActive: boolean): void {
    this.change({ active: this.query().active === isActive ? null : isActive });
  }

  protected toggleTrigger(trigger: NonNullable<LibraryQuery['trigger']>): void {
    this.change({ trigger: this.query().trigger === trigger ? null : trigger });
  }

  protected toggleTag(tag: string): void {
    const { tags } = this.query();
    this.change({ tags: tags.includes(tag) ? tags.filter((each) => each !== tag) : [...tags, tag] });
  }

  protected order(sort: string): void {
    this.change({ sort: sort as LibraryQuery['sort'] });
  }

  protected clear(): void {
    this.change({ search: '', tags: [], active: null, trigger: null });
  }

  private change(part: Partial<LibraryQuery>): void {
    this.query.set({ ...this.query(), ...part });
  }

  private async load(): Promise<void> {
    try {
      this.counts.set(await this.api.listTags());
    } catch {
      // Chips are offered for ease: the address and the search do without.
    }
  }
}
