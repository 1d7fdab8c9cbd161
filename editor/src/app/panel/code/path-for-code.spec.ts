import { pathForCode } from './path-for-code';

it('writes paths as each language has them', () => {
  expect(pathForCode('input.name', 'javascript', 'return ')).toBe('input.name');
  expect(pathForCode('input.name', 'json', '{ "a": ')).toBe('"{{ input.name }}"');
  expect(pathForCode('input["a-b"]', 'json', '{ "a": "Hi ')).toBe("{{ input['a-b'] }}");
});
