import type { JsonValue } from '@rex/workflow';
import type { ControlKind } from '../schema/control-kind';
import type { FieldModel } from '../schema/field-models';
import { isRecord, typesOf } from '../schema/json-schema';
import { holdsTemplate } from '../schema/loose-value';

/** How a field is edited: by the control of its kind, as a template, or as JSON. */
export type FieldMode = 'form' | 'template' | 'json';

/** Another way than its control in which a field may be edited. */
export interface OtherMode {
  readonly mode: FieldMode;
  readonly sign: string;
  readonly label: string;
}

const TEMPLATE: OtherMode = { mode: 'template', sign: '{{}}', label: $localize`Use a template` };
const JSON_TEXT: OtherMode = { mode: 'json', sign: 'JSON', label: $localize`Edit as JSON` };

/** Controls in which a template can be written as it is. */
const TEXTUAL: ReadonlySet<ControlKind> = new Set([
  ...(['text', 'textarea', 'number', 'model', 'json', 'code'] as const),
]);
const STRUCTURED: ReadonlySet<ControlKind> = new Set(['key-value', 'list', 'object', 'union', 'checks']);

/** The modes that a field offers besides its control. */
export function modesOf({ kind, takesTemplate }: FieldModel): readonly OtherMode[] {
  return [
    ...(takesTemplate && !TEXTUAL.has(kind) ? [TEMPLATE] : []),
    ...(STRUCTURED.has(kind) ? [JSON_TEXT] : []),
  ];
}

/** The mode in which a value is shown: as it was or as it is wanted, if that can show it. */
export function modeOf(model: FieldModel, value: JsonValue | undefined, wanted: FieldMode): FieldMode {
  if (wanted === 'json') return 'json';
  if (wanted === 'template' && (value === undefined || typeof value === 'string')) return 'template';
  if (canShow(model.kind, value, model)) return 'form';
  return model.takesTemplate && holdsTemplate(value) ? 'template' : 'json';
}

function canShow(kind: ControlKind, value: JsonValue | undefined, model: FieldModel): boolean {
  if (value === undefined) return true;
  switch (kind) {
    case 'text':
    case 'textarea':
    case 'model':
    case 'code':
    case 'secret':
    case 'node':
      return typeof value === 'string' || typeof value === 'number' || (value === null && model.isNullable);
    case 'number':
      // A half-typed number is a text until it is one.
      return typeof value === 'number' || typeof value === 'string' || (value === null && model.isNullable);
    case 'select':
      return typeof value === 'string' && !(model.takesTemplate && holdsTemplate(value));
    case 'toggle':
      return typeof value === 'boolean';
    case 'checks':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    case 'list':
      return Array.isArray(value);
    case 'key-value':
      return isRecord(value) || (typesOf(model.schema).includes('array') && isPairList(value));
    case 'object':
      return isRecord(value);
    case 'union':
      return typeof value === 'string' || isRecord(value);
    case 'json':
      return true;
  }
}

/** A list of `{ name, value }` and nothing more. */
export function isPairList(value: JsonValue | undefined): value is { name: string; value: JsonValue }[] {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        isRecord(each) &&
        typeof each['name'] === 'string' &&
        'value' in each &&
        Object.keys(each).length === 2,
    )
  );
}
