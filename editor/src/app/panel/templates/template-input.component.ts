import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { FieldInsertion } from '../../inspector/field-insertion';
import { EMPTY_SCOPE } from './scope-data';
import { splitTemplate } from './split-template';
import { suggestInTemplate, suggestPaths, type PathSuggestion, type Suggestions } from './suggest-paths';
import { TemplateScope } from './template-scope';
import { TemplateTargets } from './template-targets';
import { typeInto } from './type-into';
import { insertAt, withSuggestion, type EditedText } from './with-suggestion';
import type { TemplatePreview } from './read-template';

/** Longer texts are shown without marks, so that typing stays quick. */
const MOST_MARKED = 20_000;
const PREVIEW_DELAY_MS = 50;

/** A text field for templates: marks `{{ … }}`, completes paths, and tells below what they come to. */
@Component({
  selector: 'app-template-input',
  templateUrl: './template-input.component.html',
  host: { class: 'template-input' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TemplateInputComponent {
  readonly id = input.required<string>();
  readonly text = input.required<string>();
  readonly isMultiline = input(false);
  /** Without templates it is a plain text field. */
  readonly takesTemplate = input(true);
  /** A text without braces is a path into the input. */
  readonly isPath = input(false);
  readonly isInvalid = input(false);
  readonly isCode = input(false);
  readonly describedBy = input<string | null>(null);
  readonly label = input<string | null>(null);
  readonly placeholder = input('');
  readonly typed = output<string>();
  readonly left = output();

  private readonly scope = inject(TemplateScope, { optional: true });
  private readonly targets = inject(TemplateTargets, { optional: true });
  private readonly insertion = inject(FieldInsertion, { optional: true });
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');

  /** As it is typed; the value follows at once, and wins when somebody else changes it. */
  protected readonly shown = linkedSignal(() => this.text());
  protected readonly isMarked = computed(() => this.shown().length <= MOST_MARKED);
  protected readonly pieces = computed(() =>
    this.takesTemplate() && this.isMarked()
      ? splitTemplate(this.shown())
      : [{ text: this.shown(), isTemplate: false }],
  );
  protected readonly rows = computed(() => (this.isMultiline() ? 3 : 1));
  private readonly caret = signal<number | null>(null);
  /** Why the list is open: a caret inside braces, or because it was asked for. */
  private readonly isDismissed = signal(false);
  protected readonly suggestions = computed<Suggestions | null>(() => {
    const caret = this.caret();
    if (caret === null || this.isDismissed() || !this.takesTemplate()) return null;
    const scope = this.scope?.data() ?? EMPTY_SCOPE;
    const found = suggestInTemplate(this.shown(), caret, scope) ?? this.pathSuggestions(caret);
    return found && found.items.length > 0 ? found : null;
  });
  protected readonly active = linkedSignal({ source: this.suggestions, computation: () => 0 });
  protected readonly activeId = computed(() =>
    this.suggestions() ? `${this.id()}-option-${this.active()}` : null,
  );
  protected readonly preview = signal<TemplatePreview | null>(null);

  constructor() {
    afterNextRender(() => this.takeWaiting());
    const target = { insertPath: (path: string) => this.insertPath(path) };
    this.target = target;
    inject(DestroyRef).onDestroy(() => this.targets?.release(target));
    effect((onCleanup) => {
      const [text, scope] = [this.shown(), this.scope?.data()];
      if (!scope || !this.takesTemplate() || !text.includes('{{')) {
        untracked(() => this.preview.set(null));
        return;
      }
      let isOver = false;
      const timer = setTimeout(() => {
        void import('./read-template').then(({ previewTemplate }) => {
          if (!isOver) this.preview.set(previewTemplate(text, scope));
        });
      }, PREVIEW_DELAY_MS);
      onCleanup(() => {
        isOver = true;
        clearTimeout(timer);
      });
    });
  }

  private readonly target;

  protected onInput(): void {
    const { value } = this.area().nativeElement;
    const text = this.isMultiline() ? value : value.replace(/\r?\n/g, ' ');
    if (text !== value) this.area().nativeElement.value = text;
    this.isDismissed.set(false);
    this.write(text);
    this.look();
  }

  protected onFocus(): void {
    if (this.takesTemplate()) this.targets?.last.set(this.target);
    this.isDismissed.set(true);
  }

  protected onBlur(): void {
    this.noteCaret();
    this.caret.set(null);
    this.left.emit();
  }

  /** The caret moved: what can be written there is another thing. */
  protected look(): void {
    this.caret.set(this.area().nativeElement.selectionStart);
  }

  protected key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const found = this.suggestions();
    if (event.key === ' ' && event.ctrlKey && this.takesTemplate()) {
      event.preventDefault();
      this.isDismissed.set(false);
      this.look();
      return;
    }
    if (!found) {
      const isPlain = !event.ctrlKey && !event.metaKey;
      if (event.key === 'Enter' && isPlain && !this.isMultiline()) event.preventDefault();
      return;
    }
    const count = found.items.length;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.active.update((index) => (index + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
        document.getElementById(this.activeId() ?? '')?.scrollIntoView({ block: 'nearest' });
        break;
      case 'Enter':
        this.accept(found.items[this.active()]);
        break;
      case 'Escape':
        this.isDismissed.set(true);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** A press would take the focus out of the field, so it is taken at pointer down. */
  protected take(event: Event, suggestion: PathSuggestion): void {
    event.preventDefault();
    this.accept(suggestion);
  }

  private accept(suggestion: PathSuggestion | undefined): void {
    const [found, caret] = [this.suggestions(), this.caret()];
    if (!suggestion || !found || caret === null) return;
    this.edit(withSuggestion(this.shown(), caret, found, suggestion.path));
  }

  /** Where the caret is when another tab is looked at. */
  private noteCaret(): void {
    if (!this.takesTemplate()) return;
    const { selectionStart: start, selectionEnd: end } = this.area().nativeElement;
    this.insertion?.note({ fieldId: this.id(), start, end });
  }

  /** A path that was chosen on another tab. */
  private takeWaiting(): void {
    const wanted = this.takesTemplate() ? this.insertion?.take(this.id()) : null;
    if (!wanted) return;
    const end = this.shown().length;
    this.edit(insertAt(this.shown(), wanted.place ?? { start: end, end }, `{{ ${wanted.path} }}`));
    this.isDismissed.set(true);
  }

  private insertPath(path: string): void {
    const { selectionStart, selectionEnd } = this.area().nativeElement;
    this.edit(insertAt(this.shown(), { start: selectionStart, end: selectionEnd }, `{{ ${path} }}`));
    this.isDismissed.set(true);
  }

  private edit({ text, caret }: EditedText): void {
    const area = this.area().nativeElement;
    if (!typeInto(area, text)) area.value = text;
    area.focus();
    area.setSelectionRange(caret, caret);
    this.write(text);
    this.look();
  }

  private write(text: string): void {
    this.shown.set(text);
    this.typed.emit(text);
  }

  /** In a field of paths, names of the input are written without braces. */
  private pathSuggestions(caret: number): Suggestions | null {
    const before = this.shown().slice(0, caret);
    if (!this.isPath() || before.includes('{{') || !/^[\w$.[\]"']*$/.test(before)) return null;
    const scope = this.scope?.data() ?? EMPTY_SCOPE;
    const items = suggestPaths(`input.${before}`, scope).map((item) => ({
      ...item,
      path: item.path.replace(/^input\.?/, ''),
    }));
    return { from: 0, items, isOpen: false };
  }
}
