import type { WorkflowListQuery } from '../api/workflows-api';

/** Kinds of triggers that can be asked for. */
export const TRIGGERS = ['manual', 'webhook', 'schedule'] as const;

/** Orders that can be asked for; a minus turns one round. */
export const SORTS = ['-updatedAt', 'updatedAt', 'name', '-name', '-createdAt', 'createdAt'] as const;

/** What the library shows. All of it is in the address, so it can be linked to and gone back to. */
export interface LibraryQuery {
  readonly search: string;
  readonly tags: readonly string[];
  /** Null: both. */
  readonly active: boolean | null;
  readonly trigger: (typeof TRIGGERS)[number] | null;
  readonly sort: (typeof SORTS)[number];
  readonly place: 'use' | 'bin';
  readonly view: 'table' | 'grid';
}

/** What an address without parameters shows. */
export const EVERYTHING: LibraryQuery = {
  ...{ search: '', tags: [], active: null, trigger: null, sort: '-updatedAt', place: 'use', view: 'table' },
};

/** The parameters of the address; one that is not there or means nothing is as if left out. */
export type LibraryParams = Partial<
  Record<'search' | 'tag' | 'active' | 'trigger' | 'sort' | 'bin' | 'view', string | undefined>
>;

/** Reads the address. */
export function readQuery(params: LibraryParams): LibraryQuery {
  return {
    search: params.search ?? '',
    tags: (params.tag ?? '').split(',').filter((tag) => tag !== ''),
    active: params.active === 'true' ? true : params.active === 'false' ? false : null,
    trigger: TRIGGERS.find((trigger) => trigger === params.trigger) ?? null,
    sort: SORTS.find((sort) => sort === params.sort) ?? EVERYTHING.sort,
    place: params.bin === 'true' ? 'bin' : 'use',
    view: params.view === 'grid' ? 'grid' : 'table',
  };
}

/** Writes the address: what is as usual is left out. */
export function writeQuery(query: LibraryQuery): LibraryParams {
  const { search, tags, active, trigger, sort, place, view } = query;
  return {
    ...(search !== '' && { search }),
    ...(tags.length > 0 && { tag: tags.join(',') }),
    ...(active !== null && { active: String(active) }),
    ...(trigger !== null && { trigger }),
    ...(sort !== EVERYTHING.sort && { sort }),
    ...(place === 'bin' && { bin: 'true' }),
    ...(view === 'grid' && { view }),
  };
}

/** True when the query leaves some workflows out. */
export function isNarrowed({ search, tags, active, trigger }: LibraryQuery): boolean {
  return search !== '' || tags.length > 0 || active !== null || trigger !== null;
}

/** The query as the API takes it. What was deleted last stands first in the bin, whatever the order elsewhere. */
export function toApiQuery(query: LibraryQuery, page: number, limit: number): WorkflowListQuery {
  const { search, tags, active, trigger, sort, place } = query;
  return {
    ...{ page, limit, search, tag: tags },
    ...(active !== null && { active }),
    ...(trigger !== null && { trigger }),
    ...(place === 'bin' ? { bin: true } : { sort }),
  };
}
