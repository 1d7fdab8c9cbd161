import { findJson } from './find-json';

describe('findJson', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['Sure! Here it is:\n```json\n{"a": 1}\n```', { a: 1 }],
    ['```json\n{"a": 1}\n```\nLet me know if you need more.', { a: 1 }],
    ['Here:\n```json\n[1, 2]\n```\nDone.', [1, 2]],
    ['<think>{"a": 0}?</think>\n{"a": 1}', { a: 1 }],
    ['<think>Or ```{"a": 0}```.</think>\n\n```json\n{"a": 1}\n```', { a: 1 }],
    ['It is {"a": 1}.', { a: 1 }],
    ['Fill {name} in: {"a": "}]\\"{"} and {"b": 2}', { a: '}]"{' }],
    ['```js\nf({})\n```', {}],
    ['Run ```x``` for {"a": 1}', { a: 1 }],
    ['```json\n{"a": "```b```"}\n``` as said', { a: '```b```' }],
    ['```json\n{"a": 1}', { a: 1 }],
  ])('finds what is meant in %j', (answer, json) => {
    expect(findJson(answer, 'objects')).toEqual(json);
  });

  it('takes a list amid words for an answer only where it is held against a schema', () => {
    expect(findJson('They are [1, 2].', 'objects-and-lists')).toEqual([1, 2]);
    expect(findJson('By [1] it is {"a": 1}', 'objects')).toEqual({ a: 1 });
    expect(findJson('I can not, see [1].', 'objects')).toBeUndefined();
  });

  it.each([
    '',
    'I would rather talk.',
    '[{"a": 1}, {"a": 2',
    'Here: {"a": {"b": 1}',
    '<think>Perhaps {"a": 1}',
    'Use {name} and [index].',
    '}{',
  ])('finds nothing in %j', (answer) => {
    expect(findJson(answer, 'objects-and-lists')).toBeUndefined();
  });

  it.each(['{', '{}x', '{"', '["\\', '```', '[{}', '<think>'])(
    'looks once at an answer full of %j',
    (filling) => {
      const beganAt = performance.now();
      findJson(`Here: ${filling.repeat(300_000)}`, 'objects-and-lists');
      findJson(`${filling.repeat(300_000)} x`, 'objects');
      expect(performance.now() - beganAt).toBeLessThan(15_000);
    },
  );
});
