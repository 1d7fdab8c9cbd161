import type { DocumentDiff, WorkflowDocument } from '@rex/workflow';
import type { ChangeEntry } from './change-entry';

type Looks = Pick<WorkflowDocument, 'nodes' | 'notes' | 'groups'>;
type Entry = Pick<ChangeEntry, 'kind' | 'what' | 'name'> & Partial<ChangeEntry> & { id: string };

/** The two versions that are compared, as far as names are told. */
export interface Compared {
  readonly before: Looks;
  readonly after: Looks;
}

/** All that lies between two versions, as people read it: what it does first, what it only looks like last. */
export function listChanges(diff: DocumentDiff, { before, after }: Compared): ChangeEntry[] {
  const nameOf = (id: string): string =>
    [...after.nodes, ...before.nodes].find((node) => node.id === id)?.name || id;
  const noteName = (id: string): string =>
    firstLine([...after.notes, ...before.notes].find((note) => note.id === id)?.text ?? id);
  const groupName = (id: string): string =>
    [...after.groups, ...before.groups].find((group) => group.id === id)?.name || id;
  const changedIds = new Set(diff.nodes.changed.map(({ id }) => id));
  const moved = new Set(diff.nodes.moved);
  const changedNotes = new Set(diff.notes.changed.map(({ id }) => id));

  const entries: Entry[] = [
    ...(diff.name === undefined ? [] : [workflowEntry('name', $localize`Name`, diff.name)]),
    ...(diff.description === undefined
      ? []
      : [workflowEntry('description', $localize`Description`, diff.description)]),
    ...(diff.settings.length === 0
      ? []
      : [
          entry('changed', 'workflow', 'settings', $localize`Settings of the workflow`, {
            fields: diff.settings,
          }),
        ]),
    ...diff.nodes.added.map(({ id }) => node('added', id, nameOf)),
    ...diff.nodes.removed.map(({ id }) => node('removed', id, nameOf)),
    ...diff.nodes.changed.map(({ id, changes }) => ({
      ...node('changed', id, nameOf),
      ...{ fields: changes, isAlsoMoved: moved.has(id) },
    })),
    ...(diff.nodes.reordered ? [entry('changed', 'workflow', 'order', $localize`Order of the nodes`)] : []),
    ...(['added', 'removed'] as const).flatMap((kind) =>
      diff.edges[kind].map((edge) =>
        entry(kind, 'edge', edge.id, $localize`${nameOf(edge.source)} to ${nameOf(edge.target)}`, {
          nodeId: edge.target,
        }),
      ),
    ),
    ...[...moved].filter((id) => !changedIds.has(id)).map((id) => node('moved', id, nameOf)),
    ...(['added', 'removed'] as const).flatMap((kind) =>
      diff.notes[kind].map(({ id }) => entry(kind, 'note', id, noteName(id))),
    ),
    ...diff.notes.changed.map(({ id, changes }) =>
      entry('changed', 'note', id, noteName(id), {
        ...{ fields: changes, isAlsoMoved: diff.notes.moved.includes(id) },
      }),
    ),
    ...diff.notes.moved
      .filter((id) => !changedNotes.has(id))
      .map((id) => entry('moved', 'note', id, noteName(id))),
    ...(['added', 'removed'] as const).flatMap((kind) =>
      diff.groups[kind].map(({ id }) => entry(kind, 'group', id, groupName(id))),
    ),
    ...diff.groups.changed.map(({ id, changes }) =>
      entry('changed', 'group', id, groupName(id), { fields: changes }),
    ),
  ];
  return entries.map(({ id, ...rest }) => ({
    ...{ key: `${rest.what}:${id}:${rest.kind}`, nodeId: null, isAlsoMoved: false, fields: [] },
    ...rest,
  }));
}

function entry(
  kind: ChangeEntry['kind'],
  what: ChangeEntry['what'],
  id: string,
  name: string,
  more: Partial<ChangeEntry> = {},
): Entry {
  return { kind, what, id, name, ...more };
}

function node(kind: ChangeEntry['kind'], id: string, nameOf: (id: string) => string): Entry {
  return entry(kind, 'node', id, nameOf(id), { nodeId: id });
}

function workflowEntry(id: string, name: string, text: { before: string; after: string }): Entry {
  return entry('changed', 'workflow', id, name, { fields: [{ path: '', ...text }] });
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line || $localize`Empty note`;
}
