import { newId } from '@rex/platform';
import { selectionOf } from './bulk-selection';
import type { BulkRequest } from './bulk.dto';

describe('selectionOf', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['an empty filter', { filter: {} }],
    ['a filter of nulls', { filter: { status: null, workflowId: null, error: null, createdAfter: null } }],
    ['a list for a filter', { filter: [{ status: ['failed'] }] }],
    ['all: false', { all: false }],
    ['a filter and ids', { filter: { status: ['failed'] }, ids: [newId()] }],
    ['a filter and all', { filter: { status: ['failed'] }, all: true }],
    ['ids and all', { ids: [newId()], all: true }],
    ['nulls', { filter: null, ids: null, all: null }],
  ])('refuses %s', (_what, request) => {
    expect(() => selectionOf('delete', request as BulkRequest)).toThrow(
      expect.objectContaining({ code: 'bulk-selection-invalid' }),
    );
  });

  it('means only what the action fits', () => {
    const filter = { workflowId: newId() };
    const statusesOf = (request: BulkRequest, action: 'cancel' | 'retry' | 'delete') => {
      const selection = selectionOf(action, request);
      return selection.kind === 'filter' ? selection.filter.statuses : undefined;
    };
    expect(statusesOf({ filter }, 'cancel')).toEqual(['pending', 'running', 'waiting']);
    expect(statusesOf({ all: true }, 'delete')).toEqual(['completed', 'failed', 'cancelled']);
    expect(statusesOf({ all: true }, 'retry')).toEqual(['failed', 'cancelled']);
    expect(statusesOf({ filter: { status: ['completed', 'running'] } }, 'retry')).toEqual(['completed']);
    expect(statusesOf({ filter: { status: ['completed'] } }, 'cancel')).toEqual([]);
  });

  it('takes each id once', () => {
    const id = newId();
    expect(selectionOf('cancel', { ids: [id, id.toUpperCase()] })).toEqual({ kind: 'ids', ids: [id] });
  });
});
