import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
} from '@angular/core';
import type { JsonValue } from '@rex/workflow';
import { Announcer } from '../../editing/announcer';
import { IconComponent } from '../../ui/icon.component';
import { FieldListComponent } from '../form/field-list.component';
import { FieldComponent } from '../form/field.component';
import { FieldControl } from '../form/field-handle';
import { fieldModel } from '../schema/field-models';
import { isRecord } from '../schema/json-schema';
import { readLabel } from '../schema/read-label';
import { listShape, newItem } from './list-shape';
import { RowToolsComponent } from './row-tools.component';

/**
 * A list: items are added, taken away and moved. What an item is, the schema says: a field, an object whose fields stand in a
 * row (conditions, mappings) or below each other, or a group that holds such a list again.
 */
@Component({
  selector: 'app-list-control',
  imports: [RowToolsComponent, FieldComponent, FieldListComponent, IconComponent],
  templateUrl: './list-control.component.html',
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListControlComponent extends FieldControl {
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly shape = computed(() => listShape(this.field().model().schema));
  protected readonly items = computed<readonly JsonValue[]>(() => {
    const value = this.field().value();
    return Array.isArray(value) ? value : [];
  });
  protected readonly models = computed(() =>
    this.items().map((_, index) => fieldModel(index, this.shape().item, { isRequired: true })),
  );
  protected readonly bases = computed(() => this.items().map((_, index) => [...this.field().path(), index]));
  protected readonly isFull = computed(
    () => this.items().length >= (this.field().model().schema.maxItems ?? Infinity),
  );
  /** Such as `condition` for the field `conditions`. */
  protected readonly noun = computed(() => {
    const { key } = this.field().model();
    const { label } = readLabel(String(key).replace(/s$/, ''));
    return label.toLowerCase();
  });
  protected readonly groupLabel = computed(
    () => $localize`Add group of ${this.field().model().label.toLowerCase()}:LABEL:`,
  );

  protected isGroup(index: number): boolean {
    const [item, { groupKey }] = [this.items()[index], this.shape()];
    return groupKey !== null && isRecord(item) && Object.hasOwn(item, groupKey);
  }

  /** In an item that is no group, the field that would make it one isn't shown. */
  protected omitted(index: number): readonly string[] {
    const { groupKey } = this.shape();
    return groupKey === null || this.isGroup(index) ? [] : [groupKey];
  }

  protected add(): void {
    this.write([...this.items(), newItem(this.shape().item, this.shape().groupKey)], $localize`added`);
    this.focusItem(this.items().length - 1);
  }

  protected addGroup(): void {
    const { item, groupKey } = this.shape();
    if (groupKey === null) return;
    this.write([...this.items(), { [groupKey]: [newItem(item, groupKey)] }], $localize`group added`);
    this.focusItem(this.items().length - 1);
  }

  protected remove(index: number): void {
    const left = this.items().filter((_, at) => at !== index);
    this.write(left.length === 0 ? undefined : left, $localize`removed`);
    this.focusItem(Math.min(index, left.length - 1));
  }

  protected move(index: number, by: 1 | -1): void {
    const moved = [...this.items()];
    const [item] = moved.splice(index, 1);
    if (item === undefined || index + by < 0 || index + by > moved.length) return;
    moved.splice(index + by, 0, item);
    this.write(moved, `moved to ${index + by + 1} of ${moved.length}`);
    this.focus(index + by, by === 1 ? '.is-down' : '.is-up');
  }

  private write(items: JsonValue[] | undefined, said: string): void {
    this.field().choose(items);
    this.announcer.say(`${this.noun()} ${said}`);
  }

  private focusItem(index: number): void {
    this.focus(index, 'input, select, textarea');
  }

  /** The focus follows what was done; with no item left it goes to the button that adds one. */
  private focus(index: number, selector: string): void {
    afterNextRender(
      () => {
        const list = this.element.nativeElement.querySelector(':scope > .items');
        const goal =
          list?.children[index]?.querySelector<HTMLElement>(selector) ??
          this.element.nativeElement.querySelector<HTMLElement>(':scope > .item-adders button');
        goal?.focus();
      },
      { injector: this.injector },
    );
  }
}
