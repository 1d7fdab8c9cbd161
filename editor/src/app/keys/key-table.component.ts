import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StoredKey } from '../api/keys-api';
import { readOption } from '../panel/schema/read-label';
import { IconComponent } from '../ui/icon.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import type { TestState } from './key-list.store';
import { testWords, type TestWords } from './test-words';

const SKELETON_ROWS = Array.from({ length: 5 }, (_, row) => row);

/** The keys as dense rows. What a test said stands below its key. */
@Component({
  selector: 'app-key-table',
  imports: [IconComponent, RouterLink, TimeAgoComponent],
  templateUrl: './key-table.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyTableComponent {
  readonly keys = input.required<readonly StoredKey[]>();
  readonly isFirstLoad = input(false);
  /** What is known of the last test of a key. */
  readonly testOf = input.required<(id: string) => TestState | undefined>();
  readonly tested = output<StoredKey>();
  readonly edited = output<StoredKey>();
  readonly removed = output<StoredKey>();

  protected readonly skeletonRows = SKELETON_ROWS;

  protected providerOf({ provider }: StoredKey): string {
    return readOption(provider);
  }

  protected usesOf({ usedBy }: StoredKey): string {
    return usedBy.length === 1 ? $localize`1 workflow` : $localize`${usedBy.length} workflows`;
  }

  protected testLabel({ name }: StoredKey): string {
    return $localize`Test ${name}`;
  }

  protected editLabel({ name }: StoredKey): string {
    return $localize`Change ${name}`;
  }

  protected removeLabel({ name }: StoredKey): string {
    return $localize`Delete ${name}`;
  }

  protected wordsOf({ id }: StoredKey): TestWords | null {
    const test = this.testOf()(id);
    return test === undefined ? null : testWords(test);
  }
}
