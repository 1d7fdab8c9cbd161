import Type, { type Static } from 'typebox';

const KEY = '\\[\\s*(?:\\d{1,15}|\'[^\']*\'|"[^"]*")\\s*\\]';
/** What parseDataPath reads, or `$` alone for the whole body. */
const PATH = `^(?:[^.\\[\\]]+|${KEY})(?:\\.[^.\\[\\]]+|${KEY})*$`;

const BodyPath = (description: string) =>
  Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      pattern: PATH,
      errorMessage: 'must be a path into the answer, such as data.items or links["next"]',
      control: 'text',
      description,
    }),
  );

/** How a request goes on to further pages, and what becomes of them. */
export const PaginationSchema = Type.Object(
  {
    type: Type.Enum(['none', 'next-url', 'page', 'cursor', 'link-header'], {
      default: 'none',
      control: 'select',
      description: 'How the next page is found.',
    }),
    path: BodyPath('Where the answer holds the URL of the next page (next-url) or its cursor (cursor).'),
    parameter: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        control: 'text',
        description: 'The query parameter for the page number (page when left out) or the cursor (cursor).',
      }),
    ),
    start: Type.Integer({
      default: 1,
      minimum: 0,
      maximum: 1_000_000_000,
      visibleWhen: { field: 'type', equals: 'page' },
      description: 'The number of the first page.',
    }),
    increment: Type.Integer({
      default: 1,
      minimum: 1,
      maximum: 1_000_000,
      visibleWhen: { field: 'type', equals: 'page' },
      description: 'What each page adds to the number; the page size where the parameter is an offset.',
    }),
    pageSize: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        visibleWhen: { field: 'type', equals: 'page' },
        description: 'How many items a full page has: one with fewer is the last. Left out: an empty one is.',
      }),
    ),
    itemsPath: BodyPath(
      'Where an answer holds its list of items; $ when the body is the list. The output is the items of all pages as one list then, else a list of the bodies.',
    ),
    maxPages: Type.Integer({
      default: 10,
      minimum: 1,
      maximum: 1000,
      description: 'How many pages are asked for at most.',
    }),
  },
  {
    additionalProperties: false,
    default: { type: 'none' },
    description: 'Whether and how further pages are asked for.',
    if: { properties: { type: { not: { enum: ['next-url', 'cursor'] } } } },
    else: { required: ['path'] },
  },
);

/** The config, resolved. */
export type PaginationConfig = Static<typeof PaginationSchema>;
