import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { EMPTY_SCOPE } from '../templates/scope-data';
import { TemplateScope } from '../templates/template-scope';
import { TemplateTargets } from '../templates/template-targets';
import type { CodeEditor, CodeLanguage, CodeMark } from './create-code-editor';
import { pathForCode } from './path-for-code';

/**
 * A text of code, in CodeMirror once that has been loaded; a plain text field until then, and where it cannot be loaded. The
 * editor lives in a shadow root: only there it can bring its styles along without breaking the content security policy.
 */
@Component({
  selector: 'app-code-editor',
  template: `
    <div
      #host
      class="code-editor"
      [class.is-hidden]="!isLoaded()"
      [class.is-invalid]="isInvalid()"
      (keydown.escape)="$event.stopPropagation()"
    ></div>
    @if (!isLoaded()) {
      <textarea
        class="input code-plain"
        spellcheck="false"
        [id]="id()"
        [rows]="rows()"
        [value]="shown()"
        [attr.aria-label]="label()"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-invalid]="isInvalid() || null"
        (input)="write($any($event.target).value)"
        (blur)="left.emit()"
      ></textarea>
    }
    <p class="code-help" i18n>Tab leaves · Ctrl+] indents · Ctrl+Space completes</p>
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodeEditorComponent {
  readonly id = input.required<string>();
  readonly text = input.required<string>();
  readonly language = input.required<CodeLanguage>();
  readonly label = input.required<string>();
  readonly description = input('');
  readonly describedBy = input<string | null>(null);
  readonly isInvalid = input(false);
  readonly marks = input<readonly CodeMark[]>([]);
  readonly typed = output<string>();
  readonly left = output();

  private readonly scope = inject(TemplateScope, { optional: true });
  private readonly targets = inject(TemplateTargets, { optional: true });
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly editor = signal<CodeEditor | null>(null);

  protected readonly isLoaded = computed(() => this.editor() !== null);
  protected readonly shown = linkedSignal(() => this.text());
  protected readonly rows = computed(() => Math.min(Math.max(this.shown().split('\n').length, 3), 20));

  constructor() {
    let isDestroyed = false;
    const injector = inject(Injector);
    const target = { insertPath: (path: string) => this.insertPath(path) };
    inject(DestroyRef).onDestroy(() => {
      isDestroyed = true;
      this.targets?.release(target);
      untracked(this.editor)?.destroy();
    });
    effect(() => {
      const host = this.host().nativeElement;
      untracked(() => {
        const loading = import('./create-code-editor').then(({ createCodeEditor }) => {
          if (isDestroyed || this.editor()) return;
          const hadFocus = document.activeElement?.id === this.id();
          const editor = createCodeEditor({
            host,
            text: this.shown(),
            language: this.language(),
            scope: () => this.scope?.data() ?? EMPTY_SCOPE,
            typed: (text) => this.write(text),
            focused: () => this.targets?.last.set(target),
            left: () => this.left.emit(),
          });
          this.editor.set(editor);
          // It can take the focus once it is shown in the place of the text field.
          if (hadFocus) afterNextRender(() => editor.focus(), { injector });
        });
        // The plain field stays.
        loading.catch(() => undefined);
      });
    });
    effect(() => this.editor()?.setText(this.shown()));
    effect(() => this.editor()?.setMarks(this.marks()));
    effect(() =>
      this.editor()?.describe({
        label: this.label(),
        description: this.description(),
        isInvalid: this.isInvalid(),
      }),
    );
  }

  protected write(text: string): void {
    this.shown.set(text);
    this.typed.emit(text);
  }

  private insertPath(path: string): void {
    const editor = this.editor();
    if (!editor) return;
    editor.insert(pathForCode(path, this.language(), editor.textBefore()));
  }
}
