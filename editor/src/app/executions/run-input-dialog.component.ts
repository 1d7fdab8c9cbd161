import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { shortcutLabel } from '../commands/shortcut';
import { rememberInput } from './last-inputs';
import { readInput } from './read-input';
import { RunActions, type InputDialog } from './run-actions';

/** The dialog in which the input of a run is written. It is checked as it is typed, by the rule that the server has. */
@Component({
  selector: 'app-run-input-dialog',
  imports: [IconComponent],
  templateUrl: './run-input-dialog.component.html',
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunInputDialogComponent {
  readonly dialog = input.required<InputDialog>();

  private readonly actions = inject(RunActions);
  private readonly box = viewChild.required<ElementRef<HTMLDialogElement>>('box');
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  protected readonly text = linkedSignal(() => this.dialog().text);
  protected readonly read = computed(() => readInput(this.text()));
  protected readonly start = computed(() => this.dialog().start);
  protected readonly title = computed(() =>
    this.dialog().purpose === 'run' ? $localize`Run with input` : $localize`Retry with edited input`,
  );
  protected readonly sendText = computed(() =>
    this.dialog().purpose === 'run' ? $localize`Run` : $localize`Retry`,
  );
  protected readonly keys = shortcutLabel('Mod+Enter');
  private readonly unfit = signal<string[]>([]);
  /** What is wrong with the text, in sentences. */
  protected readonly complaints = computed(() => {
    const read = this.read();
    if (read.kind === 'mistake') return [read.message];
    return this.unfit();
  });
  protected readonly canSample = computed(() => this.dialog().purpose === 'run' && this.start() !== null);

  constructor() {
    effect((onCleanup) => {
      const [read, schema] = [this.read(), this.start()?.schema];
      if (read.kind === 'mistake' || !schema) return this.unfit.set([]);
      let isOver = false;
      onCleanup(() => (isOver = true));
      void import('./check-input').then(({ checkInput }) => {
        if (!isOver) this.unfit.set(checkInput(schema, read.value).map(({ message }) => message));
      });
    });
    afterNextRender(() => {
      const { nativeElement } = this.box();
      if (!nativeElement.open) nativeElement.showModal();
      this.field().nativeElement.focus();
    });
  }

  protected useSample(): void {
    this.text.set(JSON.stringify(this.start()?.sample ?? {}, null, 2));
    this.field().nativeElement.focus();
  }

  protected tidy(): void {
    const read = this.read();
    if (read.kind === 'value') this.text.set(JSON.stringify(read.value, null, 2));
  }

  protected send(): void {
    const read = this.read();
    if (read.kind === 'mistake' || this.complaints().length > 0) {
      this.field().nativeElement.focus();
      return;
    }
    const { purpose } = this.dialog();
    this.close();
    if (purpose === 'retry') {
      void this.actions.retry({ input: read.value });
      return;
    }
    rememberInput(this.actions.workflowId(), this.text());
    void this.actions.run(read.value);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.send();
    }
    // The page around must not take keys that are typed here.
    event.stopPropagation();
  }

  /** The element gives the focus back to where it was. */
  protected close(): void {
    this.box().nativeElement.close();
    this.actions.closeDialog();
  }

  protected cancel(event: Event): void {
    event.preventDefault();
    this.close();
  }
}
