import { Directive, InjectionToken, input, type Signal, type Type, type WritableSignal } from '@angular/core';
import type { JsonValue } from '@rex/workflow';
import type { ValuePath } from '../schema/at-path';
import type { ControlKind } from '../schema/control-kind';
import type { FieldModel } from '../schema/field-models';
import type { FormProblem } from './form-draft';

/** What a control knows of its field and does to it. */
export interface FieldHandle {
  /** Id of the element that the label is for. */
  readonly id: string;
  readonly path: Signal<ValuePath>;
  readonly model: Signal<FieldModel>;
  readonly value: Signal<JsonValue | undefined>;
  /** The object or list that holds the field. */
  readonly holder: Signal<JsonValue | undefined>;
  /** In a row there is room for one line. */
  readonly isCompact: Signal<boolean>;
  readonly isInvalid: Signal<boolean>;
  readonly problems: Signal<readonly FormProblem[]>;
  /** Ids of the texts that describe it. */
  readonly describedBy: Signal<string | null>;
  /** Those texts themselves, for controls whose parts cannot refer to the page. */
  readonly descriptionText: Signal<string>;
  /** What the control itself has to complain about, such as a text that is no JSON. */
  readonly complaint: WritableSignal<string | null>;
  /** Writes what was typed so far. */
  type(value: JsonValue | undefined): void;
  /** Writes what was chosen, as an entry of the history. */
  choose(value: JsonValue | undefined): void;
  leave(): void;
}

/** A control gets the handle of its field. */
@Directive()
export abstract class FieldControl {
  readonly field = input.required<FieldHandle>();
}

/** The control of each kind; the host of forms provides them, so that controls can hold fields themselves. */
export const CONTROLS = new InjectionToken<Readonly<Record<ControlKind | 'template', Type<FieldControl>>>>(
  'controls of forms',
);
