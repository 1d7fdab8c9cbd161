import { ANY, filterParams, filterRequest, isAny, readFilter, type ListFilter } from './list-filter';

const NOW_MS = Date.parse('2026-11-28T12:00:00Z');

describe('readFilter', () => {
  it('gives back what filterParams wrote', () => {
    const filter: ListFilter = {
      ...{
        statuses: ['failed', 'cancelled'],
        workflowId: 'w',
        trigger: 'webhook',
        span: '24h',
        from: null,
        to: null,
      },
      ...{ error: 'timeout', retryOf: null },
    };
    const params = Object.fromEntries(
      Object.entries(filterParams(filter)).filter(([, value]) => value !== null),
    );
    expect(readFilter(params)).toEqual(filter);
  });

  it('leaves out what it does not know', () => {
    expect(
      readFilter({ status: 'failed,odd', trigger: 'moon', span: '1y', from: 'yesterday', error: '  ' }),
    ).toEqual({
      ...ANY,
      statuses: ['failed'],
    });
  });
});

describe('filterRequest', () => {
  it('asks for nothing when anything is meant', () => {
    expect(isAny(ANY)).toBe(true);
    expect(filterRequest(ANY, NOW_MS)).toEqual({});
  });

  it('counts a span back from now, and lets it win over times', () => {
    expect(filterRequest({ ...ANY, span: '1h', to: '2026-01-01T00:00' }, NOW_MS)).toEqual({
      createdAfter: '2026-11-28T11:00:00.000Z',
    });
  });

  it('takes times as they are on the clock of whoever looks', () => {
    const to = '2026-11-01T08:00';
    expect(filterRequest({ ...ANY, to }, NOW_MS)).toEqual({ createdBefore: new Date(to).toISOString() });
  });
});
