import { toolParameters } from './tool-parameters';

describe('toolParameters', () => {
  it('names each needed field once, also when the parameters and the config both need it', () => {
    const parameters = {
      type: 'object',
      properties: { url: { type: 'string' }, city: { type: 'string' } },
      required: ['url', 'city'],
    };
    const config = {
      type: 'object',
      properties: { url: { type: 'string' }, method: { type: 'string' } },
      required: ['url', 'method'],
    };
    expect(toolParameters({ parameters, modelFields: ['url', 'method'] }, config)['required']).toEqual([
      'url',
      'city',
      'method',
    ]);
  });
});
