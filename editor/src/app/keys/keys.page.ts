import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import type { StoredKey } from '../api/keys-api';
import { Announcer } from '../editing/announcer';
import { Dialogs } from '../ui/dialogs';
import { addIconPaths } from '../ui/icon-paths';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { OPERATIONS_ICON_PATHS } from '../ui/operations-icon-paths';
import { ToastStore } from '../ui/toasts/toast.store';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import type { KeyDialogData } from './key-dialog.component';
import { KeyListStore } from './key-list.store';
import { KeyTableComponent } from './key-table.component';
import { testWords } from './test-words';

/** The account's stored keys: what uses them, whether their providers take them, and what breaks without them. */
@Component({
  selector: 'app-keys-page',
  imports: [IconComponent, KeyTableComponent, LoadFailureComponent, MessageComponent, ToastsComponent],
  templateUrl: './keys.page.component.html',
  providers: [KeyListStore],
  styleUrl: '../../styles/operations.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeysPage {
  protected readonly store = inject(KeyListStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(ToastStore);
  private readonly announcer = inject(Announcer);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly testOf = (id: string) => this.store.testOf(id);

  constructor() {
    addIconPaths(OPERATIONS_ICON_PATHS);
    void this.store.load();
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  protected async add(): Promise<void> {
    const key = await this.describe({ key: null });
    if (key) this.done(key, $localize`Key ${key.name} stored`);
  }

  protected async edit(key: StoredKey): Promise<void> {
    const changed = await this.describe({ key });
    if (changed) this.done(changed, $localize`Key ${changed.name} saved`);
  }

  protected async remove(key: StoredKey): Promise<void> {
    const { DeleteKeyDialogComponent } = await import('./delete-key-dialog.component');
    const dialog = await this.dialogs.open<boolean>(DeleteKeyDialogComponent, {
      data: key,
      role: 'alertdialog',
      ariaLabelledBy: 'delete-key-title',
    });
    dialog.closed.subscribe((isDeleted) => {
      if (!isDeleted) return;
      this.store.drop(key.id);
      this.toasts.show({ kind: 'info', text: $localize`Key ${key.name} deleted` });
      // The button that opened the dialog has gone with its row.
      setTimeout(() => this.heading().nativeElement.focus());
    });
  }

  /** A key for HTTP requests may be meant for any server, so it is asked which one. */
  protected async test(key: StoredKey): Promise<void> {
    if (this.store.testOf(key.id)?.kind === 'testing') return;
    if (key.provider !== 'http') return this.runTest(key);
    const { TestAddressDialogComponent } = await import('./test-address-dialog.component');
    const dialog = await this.dialogs.open<string | null>(TestAddressDialogComponent, {
      data: key,
      ariaLabelledBy: 'test-address-title',
    });
    dialog.closed.subscribe((url) => {
      if (url) void this.runTest(key, url);
    });
  }

  private async runTest(key: StoredKey, url?: string): Promise<void> {
    this.announcer.say(testWords(await this.store.test(key.id, url)).text);
  }

  private async describe(data: KeyDialogData): Promise<StoredKey | null | undefined> {
    const { KeyDialogComponent } = await import('./key-dialog.component');
    const dialog = await this.dialogs.open<StoredKey | null>(KeyDialogComponent, {
      data,
      ariaLabelledBy: 'key-dialog-title',
    });
    return new Promise((resolve) => dialog.closed.subscribe(resolve));
  }

  private done(key: StoredKey, text: string): void {
    this.store.take(key);
    this.toasts.show({ kind: 'info', text });
  }
}
