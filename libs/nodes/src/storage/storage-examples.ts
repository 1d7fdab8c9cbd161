import type { NodeExample } from '@rex/workflow';

const PUT_AT = '2026-01-01T00:00:00.000Z';

/** Examples of the Storage node. `stored` is what earlier executions put, at the first moment of 2026. */
export const STORAGE_EXAMPLES: NodeExample[] = [
  {
    name: 'keeps its input under a key',
    config: { action: 'put', key: 'last order' },
    input: { id: 'A-7', total: 12 },
    output: { 'last order': { id: 'A-7', total: 12 } },
  },
  {
    name: 'keeps a value for a day, for all workflows of the user',
    config: {
      action: 'put',
      key: 'seen {{ input.id }}',
      value: { at: '{{ input.at }}' },
      scope: 'user',
      ttlSeconds: 86_400,
    },
    input: { id: 'A-7', at: '12:00' },
    output: { 'seen A-7': { at: '12:00' } },
  },
  {
    name: 'gets what an earlier execution put',
    config: { action: 'get', key: 'cursor' },
    stored: { cursor: 'page-3' },
    input: {},
    output: { cursor: 'page-3' },
  },
  {
    name: 'gets a default where there is nothing yet',
    config: { action: 'get', key: 'cursor', default: 'page-1' },
    input: {},
    output: { cursor: 'page-1' },
  },
  {
    name: 'tells whether there is an entry, and its version',
    config: { action: 'get', key: 'cursor', fullEntry: true },
    input: {},
    output: { key: 'cursor', value: null, found: false, version: 0, updatedAt: null, expiresAt: null },
  },
  {
    name: 'counts',
    config: { action: 'increment', key: 'orders of {{ input.customer }}' },
    stored: { 'orders of ada': 41 },
    input: { customer: 'ada' },
    output: { 'orders of ada': 42 },
  },
  {
    name: 'changes a value only if nobody else did',
    config: {
      action: 'put',
      key: 'stock',
      value: 4,
      ifVersion: '{{ input.version }}',
      fullEntry: true,
    },
    stored: { stock: 5 },
    input: { version: 1 },
    output: { key: 'stock', value: 4, found: true, version: 2, updatedAt: PUT_AT, expiresAt: null },
  },
  {
    name: 'leaves by the port conflict when somebody was faster',
    config: { action: 'put', key: 'lock', value: 'mine', ifVersion: 0, onConflict: 'branch' },
    stored: { lock: 'theirs' },
    input: {},
    output: { key: 'lock', value: 'theirs', found: true, version: 1, updatedAt: PUT_AT, expiresAt: null },
    port: 'conflict',
  },
  {
    name: 'deletes, and tells whether there was something',
    config: { action: 'delete', key: 'cursor', fullEntry: true },
    stored: { cursor: 'page-3' },
    input: {},
    output: { key: 'cursor', existed: true },
  },
  {
    name: 'lists by prefix, a page at a time',
    config: { action: 'list', prefix: 'order/', limit: 2 },
    stored: { 'order/1': 'a', 'order/2': 'b', 'order/3': 'c', other: 'd' },
    input: {},
    output: {
      entries: [
        { key: 'order/1', value: 'a', version: 1, updatedAt: PUT_AT, expiresAt: null },
        { key: 'order/2', value: 'b', version: 1, updatedAt: PUT_AT, expiresAt: null },
      ],
      next: 'order/2',
    },
  },
];
