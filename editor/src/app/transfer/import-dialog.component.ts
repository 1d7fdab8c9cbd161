import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { ImportReport } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { IconComponent } from '../ui/icon.component';
import { ImportReportComponent } from './import-report.component';
import { readFile } from './read-file';

type Checked =
  | { kind: 'nothing' }
  | { kind: 'checking' }
  | { kind: 'mistake'; message: string }
  | { kind: 'refused'; error: ApiError }
  | { kind: 'ready'; file: object; report: ImportReport };

const TYPING_PAUSE_MS = 400;

/** Takes a workflow as a file or a text, says what is in it, and imports it when that is wanted. Answers the new workflow's id. */
@Component({
  selector: 'app-import-dialog',
  imports: [IconComponent, ImportReportComponent],
  templateUrl: './import-dialog.component.html',
  styleUrl: '../../styles/import.css',
  encapsulation: ViewEncapsulation.None,
  host: {
    class: 'dialog',
    '(dragover)': '$event.preventDefault()',
    '(drop)': 'drop($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportDialogComponent {
  private readonly api = inject(WorkflowsApi);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly text = signal('');
  protected readonly checked = signal<Checked>({ kind: 'nothing' });
  protected readonly isImporting = signal(false);
  private call = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly mistake = computed(() => {
    const checked = this.checked();
    return checked.kind === 'mistake' ? checked.message : null;
  });
  protected readonly refusal = computed(() => {
    const checked = this.checked();
    return checked.kind === 'refused' ? checked.error : null;
  });
  protected readonly report = computed(() => {
    const checked = this.checked();
    return checked.kind === 'ready' ? checked.report : null;
  });

  constructor() {
    const { given } = inject<{ given?: string | File }>(DIALOG_DATA);
    if (typeof given === 'string') this.take(given);
    else if (given) void this.takeFile(given);
    this.dialog.closed.subscribe(() => {
      clearTimeout(this.timer);
      this.call.abort();
    });
  }

  /** What was found in the former text no longer counts. */
  protected type(text: string): void {
    clearTimeout(this.timer);
    this.call.abort();
    this.checked.set({ kind: 'checking' });
    this.timer = setTimeout(() => this.take(text), TYPING_PAUSE_MS);
  }

  protected choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    field.value = '';
    if (file) void this.takeFile(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const file = event.dataTransfer?.files[0];
    if (file) void this.takeFile(file);
  }

  protected async import(): Promise<void> {
    const checked = this.checked();
    if (checked.kind !== 'ready' || this.isImporting()) return;
    this.isImporting.set(true);
    try {
      const { workflow } = await this.api.import(checked.file);
      this.dialog.close(workflow.id);
    } catch (thrown) {
      this.checked.set({ kind: 'refused', error: toApiError(thrown) });
    } finally {
      this.isImporting.set(false);
    }
  }

  private async takeFile(file: File): Promise<void> {
    try {
      this.take(await file.text());
    } catch {
      this.checked.set({ kind: 'mistake', message: $localize`The file could not be read.` });
    }
  }

  /** Says what is in a text, first by itself and then by the server, which saves nothing yet. */
  private take(text: string): void {
    clearTimeout(this.timer);
    this.call.abort();
    const call = (this.call = new AbortController());
    this.text.set(text);
    if (text.trim() === '') return this.checked.set({ kind: 'nothing' });
    const read = readFile(text);
    if (read.kind === 'mistake') return this.checked.set(read);
    this.checked.set({ kind: 'checking' });
    void this.api.tryImport(read.value, call.signal).then(
      (report) => {
        if (!call.signal.aborted) this.checked.set({ kind: 'ready', file: read.value, report });
      },
      (thrown: unknown) => {
        if (!call.signal.aborted) this.checked.set({ kind: 'refused', error: toApiError(thrown) });
      },
    );
  }
}
