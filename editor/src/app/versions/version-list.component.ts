import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VersionSummary } from '../api/versions-api';
import { TimeAgoComponent } from '../ui/time-ago.component';

const SKELETON_ROWS = Array.from({ length: 6 }, (_, row) => row);

/** The versions, newest first. Each leads to what it changed. */
@Component({
  selector: 'app-version-list',
  imports: [RouterLink, TimeAgoComponent],
  template: `
    <ol
      class="version-list"
      aria-label="Versions, newest first"
      i18n-aria-label
      [attr.aria-busy]="isFirstLoad()"
    >
      @if (isFirstLoad()) {
        @for (row of skeletonRows; track row) {
          <li class="version-row">
            <span class="skeleton is-short"></span>
            <span class="skeleton"></span>
          </li>
        }
      }
      @for (each of versions(); track each.version) {
        <li class="version-row" [class.is-current]="each.version === to()">
          <a
            class="version-link"
            routerLink="."
            [queryParams]="{ to: each.version }"
            [attr.aria-current]="each.version === to() ? 'true' : null"
          >
            <span class="version-number" i18n>Version {{ each.version }}</span>
          </a>
          <span class="version-marks">
            @if (each.isPublished) {
              <span class="tag is-ok" i18n>Published</span>
            }
            @if (each.isLatest) {
              <span class="tag" i18n>Newest</span>
            }
            @if (each.version === from() && from() !== to()) {
              <span class="tag" i18n>Compared with</span>
            }
          </span>
          <span class="version-message">{{ each.message ?? countOf(each) }}</span>
          <span class="version-fact">
            <app-time-ago [at]="each.createdAt" />
            @if (each.author; as author) {
              <span i18n>by {{ author.name ?? author.email }}</span>
            }
          </span>
        </li>
      }
    </ol>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VersionListComponent {
  readonly versions = input.required<readonly VersionSummary[]>();
  readonly isFirstLoad = input(false);
  readonly from = input<number | null>(null);
  readonly to = input<number | null>(null);

  protected readonly skeletonRows = SKELETON_ROWS;

  /** For a version without a message: how many nodes it has, and how many more or fewer than the one before. */
  protected countOf({ nodeCount, version }: VersionSummary): string {
    if (nodeCount === null) return '';
    const text = nodeCount === 1 ? $localize`1 node` : $localize`${nodeCount} nodes`;
    const before = this.versions().find((each) => each.version < version)?.nodeCount ?? null;
    if (before === null || before === nodeCount) return text;
    const difference = nodeCount - before;
    return `${text} (${difference > 0 ? '+' : '−'}${Math.abs(difference)})`;
  }
}
