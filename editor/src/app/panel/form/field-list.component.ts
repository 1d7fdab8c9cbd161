import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { IconComponent } from '../../ui/icon.component';
import { pointerOf, valueAt, type ValuePath } from '../schema/at-path';
import { heldGroups } from '../schema/field-alternatives';
import { formModel, type FieldModel } from '../schema/field-models';
import { isRecord, type ConfigSchema } from '../schema/json-schema';
import { readLabel } from '../schema/read-label';
import { FieldComponent } from './field.component';
import { FormDraft } from './form-draft';

/** So many fields are shown without hiding the minor ones. */
const SHORT_FORM = 6;

/** The fields of an object, with the choice between those that exclude each other. */
@Component({
  selector: 'app-field-list',
  imports: [FieldComponent, IconComponent],
  templateUrl: './field-list.component.html',
  host: { class: 'field-list' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldListComponent {
  protected readonly oneOf = $localize`One of these`;
  protected readonly someOf = $localize`At least one of these`;
  readonly schema = input.required<ConfigSchema>();
  readonly base = input<ValuePath>([]);
  readonly isCompact = input(false);
  /** Fields that are shown elsewhere. */
  readonly omitted = input<readonly string[]>([]);

  private readonly draft = inject(FormDraft);
  private readonly object = computed(() => {
    const value = valueAt(this.draft.value(), this.base());
    return isRecord(value) ? value : {};
  });
  private readonly form = computed(() => formModel(this.schema(), this.object()));
  protected readonly pointer = computed(() => pointerOf(this.base()));
  protected readonly id = computed(() => `${this.draft.idPrefix}${this.pointer().replace(/[^\w-]/g, '-')}`);

  protected readonly alternatives = computed(() => this.form().alternatives);
  protected readonly groupLabels = computed(() =>
    (this.alternatives()?.groups ?? []).map((group) => readLabel(group[0] ?? '').label),
  );
  /** What was chosen although nothing of it is given yet. */
  private readonly wanted = linkedSignal<string, ReadonlySet<number>>({
    source: this.pointer,
    computation: () => new Set<number>(),
  });
  protected readonly chosen = computed<ReadonlySet<number>>(() => {
    const alternatives = this.alternatives();
    if (!alternatives) return new Set();
    const held = heldGroups(alternatives, this.object());
    if (alternatives.isExclusive) {
      const wanted = [...this.wanted()];
      return new Set(held.length > 0 ? held : wanted.length > 0 ? wanted : [0]);
    }
    const together = new Set([...held, ...this.wanted()]);
    return together.size > 0 ? together : new Set([0]);
  });
  private readonly fields = computed(() => {
    const alternatives = this.alternatives();
    const [chosen, omitted] = [this.chosen(), this.omitted()];
    return this.form().fields.filter(({ key }) => {
      if (omitted.includes(String(key))) return false;
      const group = alternatives?.groups.findIndex((names) => names.includes(String(key))) ?? -1;
      return group === -1 || chosen.has(group);
    });
  });
  private readonly isLong = computed(
    () => !this.isCompact() && this.fields().length > SHORT_FORM && this.base().length === 0,
  );
  private readonly isMinor = (field: FieldModel): boolean => {
    const grouped = this.alternatives()?.groups.flat() ?? [];
    return this.isLong() && field.isMinor && !grouped.includes(String(field.key));
  };
  protected readonly major = computed(() => this.fields().filter((field) => !this.isMinor(field)));
  protected readonly minor = computed(() => this.fields().filter((field) => this.isMinor(field)));
  /** Open at first when something in it is given; from then on as the person leaves it. */
  protected readonly isMinorOpen = linkedSignal<ConfigSchema, boolean>({
    source: this.schema,
    computation: () => this.minor().some(({ key }) => Object.hasOwn(this.object(), String(key))),
  });
  protected readonly hasMinorProblem = computed(() => {
    const prefixes = this.minor().map(({ key }) => pointerOf([...this.base(), key]));
    return this.draft
      .problems()
      .some(({ pointer }) =>
        prefixes.some((prefix) => pointer === prefix || pointer.startsWith(`${prefix}/`)),
      );
  });

  /** Of fields that exclude each other: what another choice gave goes, and comes back by undo. */
  protected choose(index: number): void {
    const alternatives = this.alternatives();
    if (!alternatives) return;
    const isOff = !alternatives.isExclusive && this.chosen().has(index);
    const going = alternatives.groups.flatMap((names, at) =>
      (alternatives.isExclusive ? at !== index : isOff && at === index) ? names : [],
    );
    const kept = Object.entries(this.object()).filter(([key]) => !going.includes(key));
    const wanted = new Set(alternatives.isExclusive ? [] : this.chosen());
    if (isOff) wanted.delete(index);
    else wanted.add(index);
    if (wanted.size === 0) return;
    this.wanted.set(wanted);
    if (kept.length < Object.keys(this.object()).length) {
      this.draft.write(this.base(), Object.fromEntries(kept), 'choice');
    }
  }
}
