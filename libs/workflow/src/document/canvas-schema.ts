import * as Type from 'typebox';
import { MAX_CANVAS_PX, MAX_GROUPS, MAX_NOTE_CHARACTERS, MAX_NOTES } from './canvas-limits';
import { NOTE_TINTS } from './workflow-document';

/** More members than any document has nodes; who is named twice or does not exist is left out later. */
const MAX_MEMBERS = 10_000;

const closed = { additionalProperties: false };

const Coordinate = () => Type.Number({ minimum: -MAX_CANVAS_PX, maximum: MAX_CANVAS_PX });
const Length = () => Type.Number({ exclusiveMinimum: 0, maximum: MAX_CANVAS_PX });
const Id = (description: string) => Type.String({ minLength: 1, maxLength: 64, description });

/** A place on the canvas. */
export const PositionSchema = (description: string) =>
  Type.Object({ x: Coordinate(), y: Coordinate() }, { ...closed, description });

const NoteSchema = Type.Object(
  {
    id: Id('Taken by another note: this one gets a free id like it.'),
    text: Type.Optional(
      Type.String({ maxLength: MAX_NOTE_CHARACTERS, default: '', description: 'Markdown.' }),
    ),
    tint: Type.Optional(
      Type.Enum([...NOTE_TINTS], { default: 1, description: 'A neutral tint, from the faintest (1) on.' }),
    ),
    position: PositionSchema('Top left corner on the canvas, in pixels.'),
    size: Type.Optional(
      Type.Object(
        { width: Length(), height: Length() },
        { ...closed, default: { width: 240, height: 160 }, description: 'In pixels.' },
      ),
    ),
  },
  closed,
);

const GroupSchema = Type.Object(
  {
    id: Id('Taken by another group: this one gets a free id like it.'),
    name: Type.String({ maxLength: 200, description: 'Name for people.' }),
    nodeIds: Type.Optional(
      Type.Array(Type.String({ maxLength: 64 }), {
        maxItems: MAX_MEMBERS,
        default: [],
        description: 'Nodes in it. A node is in one group: the first that names it.',
      }),
    ),
    noteIds: Type.Optional(
      Type.Array(Type.String({ maxLength: 64 }), {
        maxItems: MAX_MEMBERS,
        default: [],
        description: 'Notes in it. A note is in one group: the first that names it.',
      }),
    ),
    parentId: Type.Optional(
      Type.Unsafe<string | null>({
        type: ['string', 'null'],
        maxLength: 64,
        default: null,
        description: 'The group around it, which has none around itself.',
      }),
    ),
    isCollapsed: Type.Optional(
      Type.Boolean({ default: false, description: 'Whether it is shown as one card.' }),
    ),
  },
  closed,
);

/** Sticky notes, as people may post them. */
export const NotesSchema = Type.Array(NoteSchema, {
  maxItems: MAX_NOTES,
  default: [],
  description: 'Sticky notes on the canvas. They keep nothing from running.',
});

/** Groups, as people may post them. */
export const GroupsSchema = Type.Array(GroupSchema, {
  maxItems: MAX_GROUPS,
  default: [],
  description:
    'Nodes and notes that belong together. What does not fit (who does not exist, who is in a group already, a third level, an empty group) is left out; it keeps nothing from running.',
});
