import { addNode, EMPTY_DOCUMENT, openCanvas, performEdit } from '@rex/canvas';
import { freshNode } from './fresh-node';

const descriptor = {
  label: 'HTTP Request',
  configSchema: {
    properties: {
      method: { default: 'GET' },
      headers: { default: { accept: '*/*' } },
      url: { type: 'string' },
    },
  },
};
const make = (document = EMPTY_DOCUMENT) => freshNode(document, 'http-request', descriptor, { x: 16, y: 32 });

describe('freshNode', () => {
  it('is called after its type and has the defaults of its fields', () => {
    expect(make()).toMatchObject({
      id: 'http_request',
      name: 'HTTP Request',
      position: { x: 16, y: 32 },
      config: { method: 'GET', headers: { accept: '*/*' } },
    });
    expect(make().config).not.toHaveProperty('url');
  });

  it('gives each node its own defaults', () => {
    expect(make().config['headers']).not.toBe(make().config['headers']);
  });

  it('takes neither an id nor a name that is there', () => {
    const edit = addNode(EMPTY_DOCUMENT, { node: make() });
    const { document } = performEdit(openCanvas(EMPTY_DOCUMENT), edit, { atMs: 0 }).state;
    expect(make(document)).toMatchObject({ id: 'http_request_2', name: 'HTTP Request 2' });
  });

  it('does with an unknown type what it can', () => {
    expect(freshNode(EMPTY_DOCUMENT, 'odd', undefined, { x: 0, y: 0 })).toMatchObject({
      name: 'odd',
      config: {},
    });
  });
});
