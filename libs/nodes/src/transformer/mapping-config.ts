import type { JsonValue } from '@rex/workflow';
import Type, { type Static } from 'typebox';
import { PathOrTemplate } from '../shared/path-or-template';

/**
 * A path that something is written to or taken from. Names that lead to prototypes are refused here so that it is seen at save;
 * writePath refuses them again, whatever a template makes of it.
 */
export const fieldPath = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 1000,
    not: { pattern: '(^|[.\\[\'"])(__proto__|prototype|constructor)($|[.\\[\\]\'"])' },
    errorMessage: 'must not lead through __proto__, prototype or constructor',
    control: 'text',
    description,
  });

const besideRemove = { not: {}, errorMessage: 'has no meaning beside "remove"' };

/** One step of building the new object: a value or a copy, which may be moved, or the removal of a field. */
export const MappingSchema = Type.Object(
  {
    to: Type.Optional(fieldPath('Path of the field in the new object.')),
    from: Type.Optional(PathOrTemplate('Where its value comes from: a path into the input, or a template.')),
    value: Type.Optional(
      Type.Unsafe<JsonValue>({
        expression: true,
        control: 'json',
        description: 'Its value, when it is not copied.',
      }),
    ),
    move: Type.Optional(
      Type.Boolean({
        description: 'Take the field away from where it was: rename it instead of copying it.',
      }),
    ),
    remove: Type.Optional(fieldPath('Path of a field to leave out of the new object.')),
  },
  {
    additionalProperties: false,
    oneOf: [{ required: ['from'] }, { required: ['value'] }, { required: ['remove'] }],
    errorMessage: 'needs either "from" (a path into the input), "value" or "remove"',
    allOf: [
      { if: { required: ['remove'] }, else: { required: ['to'] } },
      {
        if: { not: { required: ['remove'] } },
        else: { properties: { to: besideRemove, move: besideRemove } },
      },
      {
        if: { properties: { move: { const: false } } },
        else: {
          required: ['from'],
          properties: {
            from: { not: { type: 'object' }, errorMessage: 'must be a path, not a template, to be moved' },
          },
        },
      },
    ],
  },
);

/** One mapping, resolved. */
export type MappingConfig = Static<typeof MappingSchema>;
