import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import type { JsonValue } from '@rex/workflow';
import { IconComponent } from '../../ui/icon.component';
import { pointerOf, valueAt, type ValuePath } from '../schema/at-path';
import { withoutPointless } from '../schema/effective-properties';
import type { FieldModel } from '../schema/field-models';
import { isRecord, isSameJson, type ConfigSchema } from '../schema/json-schema';
import { CONTROLS, type FieldHandle } from './field-handle';
import { modeOf, modesOf, type FieldMode } from './field-mode';
import { FormDraft } from './form-draft';

/** One field of a form: its label, the control that its schema asks for, its help and its problems. */
@Component({
  selector: 'app-field',
  imports: [NgComponentOutlet, NgTemplateOutlet, IconComponent],
  templateUrl: './field.component.html',
  host: { class: 'form-field', '[class.is-compact]': 'isCompact()', '[attr.data-field]': 'pointer()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldComponent {
  readonly model = input.required<FieldModel>();
  /** Where the object or list is that holds it. */
  readonly base = input<ValuePath>([]);
  /** The schema of the object that holds it; null in a list. */
  readonly within = input<ConfigSchema | null>(null);
  /** In a row: the label is for screen readers only, the help is a tooltip. */
  readonly isCompact = input(false);

  private readonly draft = inject(FormDraft);
  private readonly controls = inject(CONTROLS);
  private readonly complaint = signal<string | null>(null);

  protected readonly path = computed<ValuePath>(() => [...this.base(), this.model().key]);
  protected readonly pointer = computed(() => pointerOf(this.path()));
  protected readonly id = computed(() => `${this.draft.idPrefix}${this.pointer().replace(/[^\w-]/g, '-')}`);
  private readonly holder = computed(() => valueAt(this.draft.value(), this.base()));
  protected readonly value = computed(() => valueAt(this.holder(), [this.model().key]), {
    equal: isSameJson,
  });

  protected readonly modes = computed(() => modesOf(this.model()));
  /** Stays as it is while the person types: a control must not change under the hands. */
  protected readonly mode = linkedSignal<{ pointer: string; value: JsonValue | undefined }, FieldMode>({
    source: () => ({ pointer: this.pointer(), value: this.value() }),
    computation: ({ pointer, value }, previous) =>
      modeOf(this.model(), value, previous?.source.pointer === pointer ? previous.value : 'form'),
  });
  protected readonly control = computed(() => {
    const mode = this.mode();
    return this.controls[mode === 'form' ? this.model().kind : mode];
  });
  /** One element has the label, or a group of them is called by it. */
  protected readonly isGroup = computed(() => this.mode() === 'form' && GROUPS.has(this.model().kind));
  private readonly isDeep = computed(() => this.mode() !== 'form' || !NESTING.has(this.model().kind));
  private readonly problems = computed(() => {
    const [own, below] = [this.pointer(), `${this.pointer()}/`];
    return this.draft
      .problems()
      .filter(({ pointer }) => pointer === own || (this.isDeep() && pointer.startsWith(below)));
  });
  protected readonly messages = computed(() => {
    const [complaint, problems] = [this.complaint(), this.problems().map(({ message }) => message)];
    return [...new Set(complaint === null ? problems : [complaint, ...problems])];
  });
  protected readonly isResettable = computed(
    () => this.value() !== undefined && typeof this.model().key === 'string' && !this.isCompact(),
  );
  protected readonly resetLabel = computed(() =>
    this.model().default === undefined
      ? $localize`Clear ${this.model().label}:LABEL:`
      : $localize`Reset ${this.model().label}:LABEL: to its default, ${JSON.stringify(this.model().default)}:DEFAULT:`,
  );

  protected readonly handle: FieldHandle;

  constructor() {
    const describedBy = computed(() => {
      const ids = [
        ...(this.messages().length > 0 ? [`${this.id()}-problems`] : []),
        ...(this.model().description !== '' && !this.isCompact() ? [`${this.id()}-help`] : []),
      ];
      return ids.length > 0 ? ids.join(' ') : null;
    });
    const id = this.id;
    this.handle = {
      get id() {
        return id();
      },
      path: this.path,
      model: this.model,
      value: this.value,
      holder: this.holder,
      isCompact: this.isCompact,
      problems: this.problems,
      isInvalid: computed(() => this.messages().length > 0),
      describedBy,
      descriptionText: computed(() => [...this.messages(), this.model().description].join(' ')),
      complaint: this.complaint,
      type: (value) => this.draft.write(this.path(), value, 'typing'),
      choose: (value) => this.choose(value),
      leave: () => this.draft.leave(),
    };
    effect((onCleanup) => {
      const [pointer, isDeep] = [this.pointer(), this.isDeep()];
      untracked(() => this.draft.claim(pointer, isDeep));
      onCleanup(() => this.draft.release(pointer));
    });
    inject(DestroyRef).onDestroy(() => this.draft.leave());
  }

  protected setMode(mode: FieldMode): void {
    this.complaint.set(null);
    const wanted = this.mode() === mode ? 'form' : mode;
    this.mode.set(wanted);
    // What the other control cannot show goes, and comes back by undo.
    if (modeOf(this.model(), this.value(), wanted) !== wanted) this.choose(undefined);
    this.mode.set(wanted);
  }

  protected reset(): void {
    this.complaint.set(null);
    this.choose(undefined);
    this.mode.set('form');
  }

  private choose(value: JsonValue | undefined): void {
    const [schema, holder, key] = [this.within(), this.holder(), this.model().key];
    if (!schema || typeof key !== 'string') return this.draft.write(this.path(), value, 'choice');
    const before = isRecord(holder) ? holder : {};
    const { [key]: _, ...rest } = before;
    const after = value === undefined ? rest : { ...before, [key]: value };
    const kept = withoutPointless(schema, before, after);
    if (kept === after) this.draft.write(this.path(), value, 'choice');
    else this.draft.write(this.base(), kept, 'choice');
  }
}

/** Controls of several elements. */
const GROUPS: ReadonlySet<string> = new Set(['checks', 'key-value', 'list', 'object', 'union']);
/** Controls whose parts are fields, which show their problems themselves. */
const NESTING: ReadonlySet<string> = new Set(['list', 'object', 'union']);
