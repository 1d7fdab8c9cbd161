import { splitShellWords } from './split-shell-words';

describe('splitShellWords', () => {
  it.each<[string, string[]]>([
    ['a b\tc', ['a', 'b', 'c']],
    [`a 'b c' "d e"f`, ['a', 'b c', 'd ef']],
    [`'it'\\''s'`, ["it's"]],
    [`"" ''`, ['', '']],
    [String.raw`"a\"b\\c\$d\e"`, ['a"b\\c$d\\e']],
    ['a\\\nb c \\\n  d', ['ab', 'c', 'd']],
    ['a \\ \n b', ['a', 'b']],
    ['a \\\r\n b', ['a', 'b']],
    ['"a\\\nb"', ['ab']],
    [String.raw`$'a\n\t\'\\\x41\101'`, ["a\n\t'\\AA"]],
    [String.raw`$'\u00fc\U0001F642 \xc3\xbc \303\274 \z'`, ['ü🙂 ü ü \\z']],
    ['$"a b"', ['a b']],
    ['a # b\n -c', ['a', '-c']],
    ['a#b', ['a#b']],
    ['a\n-b', ['a', '-b']],
    ['a\nb', ['a']],
    ['\n\n a', ['a']],
    ['a | b', ['a']],
    ['a>b', ['a']],
    ['a "|" \\&', ['a', '|', '&']],
    ['a {b} [c]* ~d!', ['a', '{b}', '[c]*', '~d!']],
    ['$5 a$', ['$5', 'a$']],
    ['\\', ['']],
  ])('takes %j apart', (text, words) => {
    expect(splitShellWords(text).words).toEqual(words);
  });

  it('tells what a shell would have filled in, and leaves it as it is written', () => {
    const text = '$A "${B} `c`" $(d e) \'$F\' \\$G';
    expect(splitShellWords(text)).toEqual({
      words: ['$A', '${B} `c`', '$(d e)', '$F', '$G'],
      unfilled: ['$A', '${B}', '`c`', '$(d e)'],
      rest: '',
    });
  });

  it.each(['a "b', "a 'b", "a $'b", "$'\\", '"\\'])('refuses %j: a quote is open', (text) => {
    expect(() => splitShellWords(text)).toThrow('is not closed');
  });

  it('takes time in proportion to the length, whatever the text', () => {
    for (const part of ['${', '$(', '`', '\\', '\n', "''", '""', '"$', '$x', '\\ ', 'a ', '#']) {
      const text = `"${part.repeat(200_000 / part.length)}`;
      const start = performance.now();
      for (const each of [text, text.slice(1)]) {
        try {
          splitShellWords(each);
        } catch (error) {
          expect(String(error)).toContain('is not closed');
        }
      }
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});
