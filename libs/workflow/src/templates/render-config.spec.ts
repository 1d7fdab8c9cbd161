import type { JsonObject, JsonValue } from '../document/json-value';
import { compileConfig } from './compile-config';
import { renderConfig, type TemplateScope } from './render-config';
import { TemplateSyntaxError } from './template';

const scope: TemplateScope = {
  input: { n: 5, list: [1, 2], deep: { a: true }, nothing: null, text: 'hi' },
  steps: { fetch: { status: 200 } },
  trigger: {},
  execution: { id: 'e1' },
  workflow: { name: 'w' },
};

const render = (config: JsonObject, scriptValues: JsonValue[] = []) =>
  renderConfig(compileConfig(config, ['code']), scope, scriptValues);

describe('renderConfig', () => {
  it('keeps the type of a field that is one template and nothing else', () => {
    const { config, missing } = render(
      {
        number: '{{ input.n }}',
        list: '{{input.list}}',
        object: '{{ input.deep }}',
        null: '{{ input.nothing }}',
        script: '{{ input.n + 1 }}',
      },
      [6],
    );
    expect(config).toEqual({ number: 5, list: [1, 2], object: { a: true }, null: null, script: 6 });
    expect(missing).toEqual([]);
  });

  it('writes values into text: objects as JSON, null as nothing', () => {
    const text =
      '{{ input.n }}|{{ input.list }}|{{ input.deep }}|{{ input.nothing }}|{{ input.text }}|{{ !input.n }}';
    expect(render({ text }, [false]).config).toEqual({ text: '5|[1,2]|{"a":true}||hi|false' });
    expect(render({ text: ' {{ input.n }}' }).config).toEqual({ text: ' 5' });
  });

  it('names each path that leads to nothing: null as a field, nothing inside text', () => {
    const { config, missing } = render({ field: '{{ input.gone }}', text: 'a{{ steps.fetch.body.x }}b' });
    expect(config).toEqual({ field: null, text: 'ab' });
    expect(missing).toEqual(['input.gone', 'steps.fetch.body.x']);
  });

  it('renders leaves of nested objects and arrays, but no keys', () => {
    const config = { headers: { '{{ input.n }}': ['{{ input.n }}', 'plain', { id: '{{ execution.id }}' }] } };
    expect(render(config).config).toEqual({ headers: { '{{ input.n }}': [5, 'plain', { id: 'e1' }] } });
  });

  it('hands script values out in order of appearance', () => {
    const compiled = compileConfig({ a: 'x{{ f(1) }}y{{ input.n }}{{ f(2) }}', b: ['{{ f(3) }}'] }, []);
    expect(compiled.scripts).toEqual(['f(1)', 'f(2)', 'f(3)']);
    expect(renderConfig(compiled, scope, [1, 2, { three: 3 }]).config).toEqual({
      a: 'x1y52',
      b: [{ three: 3 }],
    });
  });

  it('leaves script fields alone', () => {
    const config = { code: 'return `{{ ${input.n} }}`', other: '{{ input.n }}' };
    expect(render(config).config).toEqual({ code: config.code, other: 5 });
  });

  it('gives the very same object when there is nothing to render', () => {
    const config = { a: 1, b: ['x', { c: null }], code: '{{' };
    const compiled = compileConfig(config, ['code']);
    expect(compiled.isStatic).toBe(true);
    expect(renderConfig(compiled, scope, []).config).toBe(config);
  });

  it('writes escaped braces out, without touching the config', () => {
    const config = { a: 'say \\{{ name }}', b: '{{ input.n }}' };
    expect(render(config).config).toEqual({ a: 'say {{ name }}', b: 5 });
    expect(config.a).toBe('say \\{{ name }}');
    expect(render({ a: '\\{{' }).config).toEqual({ a: '{{' });
  });

  it('keeps a key named __proto__ a key', () => {
    const hostile = JSON.parse('{"a": {"__proto__": "{{ input.n }}"}}') as JsonObject;
    expect(JSON.stringify(render(hostile).config)).toBe('{"a":{"__proto__":5}}');
  });

  it('refuses templates that do not parse when it compiles', () => {
    expect(() => compileConfig({ a: ['{{ oops'] }, [])).toThrow(TemplateSyntaxError);
  });
});
