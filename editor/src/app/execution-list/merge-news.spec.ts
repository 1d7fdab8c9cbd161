import type { ListedExecution } from '../api/types';
import { mergeNews, showHeld, staleRows, type LiveRows } from './merge-news';

const row = (id: string, status: ListedExecution['status'] = 'completed', stepsDone = 1) =>
  ({ id, status, stepsDone, usage: null, workflowName: 'w' }) as ListedExecution;
const live = (...ids: string[]): LiveRows => ({ rows: ids.map((id) => row(id)), held: [], hasGap: false });
const idsOf = (rows: readonly ListedExecution[]) => rows.map(({ id }) => id);

describe('mergeNews', () => {
  it('holds what is new above, and changes what is known where it stands', () => {
    const shown: LiveRows = { ...live('5', '4'), rows: [row('5', 'running'), row('4')] };
    const merged = mergeNews(shown, [row('7'), row('6'), row('5', 'failed')]);
    expect(idsOf(merged.held)).toEqual(['7', '6']);
    expect(merged.rows.map(({ status }) => status)).toEqual(['failed', 'completed']);
    expect(idsOf(showHeld(merged).rows)).toEqual(['7', '6', '5', '4']);
  });

  it('keeps the very list when nothing changed', () => {
    const shown = live('2', '1');
    expect(mergeNews(shown, [row('2')]).rows).toBe(shown.rows);
  });

  it('gathers news over several pages, each once', () => {
    const once = mergeNews(live('1'), [row('3'), row('2'), row('1')]);
    const twice = mergeNews(once, [row('4'), row('3', 'failed')]);
    expect(idsOf(twice.held)).toEqual(['4', '3', '2']);
    expect(twice.held[1]?.status).toBe('failed');
    expect(twice.hasGap).toBe(false);
  });

  it('says when more came than a page tells', () => {
    expect(mergeNews(live('1'), [row('9'), row('8')]).hasGap).toBe(true);
    expect(mergeNews({ rows: [], held: [], hasGap: false }, [row('9')]).hasGap).toBe(false);
  });
});

it('finds rows that may have changed out of sight of the newest page', () => {
  const rows = [row('4', 'running'), row('3'), row('2', 'waiting'), row('1', 'pending')];
  expect(staleRows(rows, [row('4', 'running')], 1)).toEqual(['2']);
});
