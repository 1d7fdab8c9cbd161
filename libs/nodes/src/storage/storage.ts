import {
  branch,
  completed,
  defineNode,
  failed,
  StorageError,
  type NodeContext,
  type NodeOutcome,
  type StorageEntry,
} from '@rex/node-sdk';
import { MAIN_INPUT } from '../shared/ports';
import { StorageConfigSchema, type StorageConfig } from './storage-config';
import { STORAGE_EXAMPLES } from './storage-examples';
import { STORAGE_GUIDE } from './storage-guide';
import { noEntry, pageOf, valueUnderKey, wholeEntry } from './storage-output';

/** Keeps values across executions. */
export const storage = defineNode({
  type: 'storage',
  version: 1,
  label: 'Storage',
  category: 'data',
  icon: 'database',
  summary: 'Keeps values across executions: puts, gets, deletes, counts and lists them.',
  config: StorageConfigSchema,
  ports: {
    inputs: MAIN_INPUT,
    outputs: [
      { name: 'main', label: 'Output' },
      { name: 'conflict', label: 'Conflict' },
    ],
  },
  retryClass: 'pure',
  asTool: true,
  errors: [
    {
      code: 'storage-conflict',
      meaning:
        'The entry has another version than `ifVersion` asks for. Get it again, then decide; or set `onConflict` to `branch`.',
      retryable: false,
    },
    {
      code: 'storage-key-invalid',
      meaning: 'The key is empty, longer than 512 characters, or holds U+0000 or half of a surrogate pair.',
      retryable: false,
    },
    {
      code: 'storage-value-too-large',
      meaning: 'The value is larger than `LIMIT_STORAGE_VALUE_BYTES`. Store less.',
      retryable: false,
    },
    {
      code: 'storage-not-a-number',
      meaning:
        'What should be added to is no number, or the sum would leave the range in which numbers are exact.',
      retryable: false,
    },
    {
      code: 'storage-full',
      meaning:
        'The user has `LIMIT_STORAGE_ENTRIES` entries already. Delete some, or give them a time to live.',
      retryable: false,
    },
    {
      code: 'storage-lease-lost',
      meaning: 'Another worker has taken the execution over, or it has ended; the entry was left as it is.',
      retryable: false,
    },
    {
      code: 'storage-unavailable',
      meaning: 'The database could not be reached for half a minute. Nothing to do: try again later.',
      retryable: true,
    },
  ],
  guide: STORAGE_GUIDE,
  examples: STORAGE_EXAMPLES,
  async run(context) {
    try {
      return await act(context);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const { code, message } = error;
      return failed({ code, message, retryable: code === 'storage-unavailable' });
    }
  },
});

async function act({ config, input, storage: entries }: NodeContext<StorageConfig>): Promise<NodeOutcome> {
  const { action, scope, ttlSeconds, ifVersion, fullEntry } = config;
  const key = String(config.key ?? '');
  const give = (entry: StorageEntry) =>
    completed(fullEntry ? wholeEntry(entry) : valueUnderKey(entry.key, entry.value));

  switch (action) {
    case 'put': {
      const value = config.value === undefined ? input : config.value;
      const outcome = await entries.put(scope, key, value, { ttlSeconds, ifVersion });
      return outcome.kind === 'done' ? give(outcome.entry) : conflict(config, key, outcome.current);
    }
    case 'get': {
      const entry = await entries.get(scope, key);
      if (entry) return give(entry);
      const value = config.default ?? null;
      return completed(fullEntry ? noEntry(key, value) : valueUnderKey(key, value));
    }
    case 'delete': {
      const outcome = await entries.delete(scope, key, { ifVersion });
      if (outcome.kind === 'conflict') return conflict(config, key, outcome.current);
      const { key: deleted, existed } = outcome;
      return completed(fullEntry ? { key: deleted, existed } : valueUnderKey(deleted, null));
    }
    case 'increment':
      return give(await entries.increment(scope, key, config.by, { ttlSeconds }));
    case 'list': {
      const { prefix, limit, after } = config;
      const from = after === undefined || after === null ? undefined : String(after);
      return completed(pageOf(await entries.list(scope, { prefix: String(prefix), limit, after: from })));
    }
  }
}

/** Nothing was changed: somebody else did, or the entry is not as the workflow believes. */
function conflict(
  { ifVersion, onConflict }: StorageConfig,
  key: string,
  current: StorageEntry | undefined,
): NodeOutcome {
  if (onConflict === 'branch') return branch('conflict', current ? wholeEntry(current) : noEntry(key, null));
  const wanted = ifVersion === 0 ? 'not be there' : `have version ${ifVersion}`;
  const actual = current ? `it has version ${current.version}` : 'there is none';
  return failed({
    code: 'storage-conflict',
    message: `The entry "${key}" should ${wanted}, but ${actual}. Get it again before you change it, or set onConflict to "branch".`,
    retryable: false,
    details: { key, version: current?.version ?? 0 },
  });
}
