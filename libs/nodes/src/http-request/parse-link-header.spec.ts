import { parseLinkHeader } from './parse-link-header';

const nextOf = (text: string) =>
  parseLinkHeader(text).find(({ relations, anchor }) => relations.includes('next') && anchor === undefined)
    ?.target;

describe('parseLinkHeader', () => {
  it.each<[string, string | undefined]>([
    ['<https://a/?page=2>; rel="next", <https://a/?page=9>; rel="last"', 'https://a/?page=2'],
    ['<https://a/1>; rel=prev,<https://a/3>;rel=next', 'https://a/3'],
    ['<https://a/?ids=1,2,3>; rel="next"', 'https://a/?ids=1,2,3'],
    ['<a>; title="x, <b>; rel=\\"next\\""; rel="prev", <c>; REL="NEXT"', 'c'],
    ['<a>; rel="start http://x.example/rel Next"', 'a'],
    ['<a>; rel=prev; rel=next', undefined],
    ['<a>; rel="next"; anchor="#part", <b>; rel="next"', 'b'],
    ["<a>; title*=UTF-8''n%c3%a4chste ; rel = next", 'a'],
    ['<a>;; rel=next', 'a'],
    ['<>; rel=next', ''],
    ['nonsense, <b>; rel=next', 'b'],
    ['<a; rel="next"', undefined],
    ['rel="next"', undefined],
    ['<a>; rel="next', undefined],
    ['', undefined],
  ])('finds in %j the next page %j', (text, target) => {
    expect(nextOf(text)).toBe(target);
  });

  it('takes time in proportion to the length, whatever the text', () => {
    for (const part of ['<', ',<', '<a>;', '<a>;x="', '"\\', ';', ' ', '<a>;x="\\",']) {
      const text = part.repeat(65_536 / part.length);
      const start = performance.now();
      parseLinkHeader(text);
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});
