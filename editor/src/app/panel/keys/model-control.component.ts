import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { toApiError } from '../../api/api-error';
import type { KeyModel } from '../../api/keys-api';
import { FieldControl } from '../form/field-handle';
import { isRecord } from '../schema/json-schema';
import { showNumber } from '../schema/loose-value';
import { KeysStore } from './keys.store';

const MOST_SHOWN = 100;

/** A model by its name: any text, with those to choose from that the key beside it may use. */
@Component({
  selector: 'app-model-control',
  templateUrl: './model-control.component.html',
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelControlComponent extends FieldControl {
  private readonly store = inject(KeysStore);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly text = computed(() => showNumber(this.field().value()));
  private readonly keyId = computed(() => {
    const holder = this.field().holder();
    const id = isRecord(holder) ? holder['keyId'] : undefined;
    return typeof id === 'string' && id !== '' ? id : null;
  });
  private readonly models = linkedSignal<string | null, readonly KeyModel[]>({
    source: this.keyId,
    computation: () => [],
  });
  protected readonly note = signal<string | null>(null);
  protected readonly isOpen = signal(false);
  /** Filtered by what was typed since the list was opened. */
  private readonly isFiltered = signal(false);
  protected readonly shown = computed(() => {
    const wanted = this.isFiltered() ? this.text().toLowerCase() : '';
    return this.models()
      .filter(({ id, label }) => id.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted))
      .slice(0, MOST_SHOWN);
  });
  protected readonly active = linkedSignal({ source: this.shown, computation: () => -1 });
  protected readonly isListed = computed(() => this.isOpen() && this.shown().length > 0);
  protected readonly activeId = computed(() =>
    this.isListed() && this.active() >= 0 ? `${this.field().id}-model-${this.active()}` : null,
  );

  protected async open(): Promise<void> {
    this.isOpen.set(true);
    this.isFiltered.set(false);
    const keyId = this.keyId();
    if (keyId === null) return this.note.set($localize`Choose a key to see the models that it may use.`);
    if (this.models().length > 0) return;
    this.note.set($localize`Asking for the models…`);
    const told = await this.store.modelsOf(keyId).then(
      (models) => ({ models, note: models.length === 0 ? $localize`The provider lists no models.` : null }),
      (thrown: unknown) => ({ models: [], note: toApiError(thrown).message }),
    );
    if (this.keyId() !== keyId) return;
    this.models.set(told.models);
    this.note.set(told.note);
  }

  protected write(text: string): void {
    this.field().type(text === '' ? undefined : text);
    this.isFiltered.set(true);
    this.isOpen.set(true);
  }

  protected leave(): void {
    this.isOpen.set(false);
    this.field().leave();
  }

  protected take(event: Event, id: string): void {
    event.preventDefault();
    this.choose(id);
  }

  protected key(event: KeyboardEvent): void {
    const count = this.shown().length;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!this.isOpen()) void this.open();
        else if (count > 0) {
          this.active.update((index) => (event.key === 'ArrowDown' ? (index + 1) % count : (Math.max(index, 0) + count - 1) % count)); // prettier-ignore
          document.getElementById(this.activeId() ?? '')?.scrollIntoView({ block: 'nearest' });
        }
        break;
      case 'Enter': {
        const model = this.isListed() ? this.shown()[this.active()] : undefined;
        if (!model) return;
        this.choose(model.id);
        break;
      }
      case 'Escape':
        if (!this.isOpen()) return;
        this.isOpen.set(false);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(id: string): void {
    this.field().choose(id);
    this.isOpen.set(false);
    this.box().nativeElement.focus();
  }
}
