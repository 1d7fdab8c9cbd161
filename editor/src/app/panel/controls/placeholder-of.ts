import type { FieldModel } from '../schema/field-models';

/** What an empty field shows: the default that is taken then. */
export function placeholderOf(model: FieldModel): string {
  if (model.default === undefined || model.default === '' || model.default === null) return '';
  return typeof model.default === 'string' ? model.default : JSON.stringify(model.default);
}
