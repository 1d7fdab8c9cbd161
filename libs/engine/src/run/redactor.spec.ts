import { inspect } from 'node:util';
import fc from 'fast-check';
import { Redactor } from './redactor';

const SECRET = 'sk-9f8e"7d\\6c/5b 4a&3f';

function aRedactor(...secrets: string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('Redactor', () => {
  it.each([
    ['as it is', SECRET],
    ['escaped in JSON', JSON.stringify({ token: SECRET })],
    ['escaped in HTML', 'sk-9f8e&quot;7d\\6c/5b 4a&amp;3f'],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['percent-encoded in small letters', encodeURIComponent(SECRET).toLowerCase()],
    ['percent-encoded as a whole URL is', encodeURI(SECRET)],
    ['in a form', new URLSearchParams({ token: SECRET }).toString()],
    ['in base64', base64(SECRET)],
    ['in base64 for URLs', Buffer.from(`?>${SECRET}`).toString('base64url')],
  ])('takes a secret out that stands %s', (_how, text) => {
    const cleaned = aRedactor(SECRET).clean(`before, ${text}, after`);
    expect(cleaned).toContain('[secret]');
    expect(cleaned).toMatch(/^before, .*, after$/);
    expect(cleaned).not.toMatch(/9f8e|7d|6c|5b|4a|3f|OWY4/);
  });

  it('takes out what is not ASCII also where JSON escapes it', () => {
    expect(aRedactor('pässwörter').clean('{"password": "p\\u00e4ssw\\u00f6rter"}')).toBe(
      '{"password": "[secret]"}',
    );
  });

  it('takes a secret out of the base64 of any text around it, with all characters that tell of it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 9 }),
        fc.string({ minLength: 6, maxLength: 40, unit: 'binary' }),
        fc.string({ maxLength: 9 }),
        (before, secret, after) => {
          const encoded = base64(before + secret + after);
          expect(aRedactor(secret).clean(`Basic ${encoded}`)).toBe('Basic [secret]');
        },
      ),
    );
  });

  it('leaves no secret whole, whatever it is and wherever it stands', () => {
    const secret = fc.string({ minLength: 6, maxLength: 60, unit: 'binary' });
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 5 }), fc.string(), (secrets, between) => {
        const cleaned = aRedactor(...secrets).clean(secrets.join(between));
        // What is left, apart from the marks themselves.
        const rest = cleaned.split('[secret]');
        for (const each of secrets) expect(rest.some((part) => part.includes(each))).toBe(false);
      }),
    );
  });

  it('takes the longer out as a whole where one secret begins like another', () => {
    expect(aRedactor('abcdef', 'abcdefgh').clean('x abcdefgh y abcdef z')).toBe('x [secret] y [secret] z');
    expect(aRedactor('cdefgh', 'abcdef').clean('abcdefgh')).toBe('[secret]');
  });

  it.each([0.5, 0.75, 0.99])('takes out a secret that was cut off after %d of it', (part) => {
    const secret = 'gsk_0123456789abcdefghij';
    const cut = secret.slice(0, Math.ceil(secret.length * part));
    expect(aRedactor(secret).clean(`the target said: "key ${cut}…" and more`)).toBe(
      'the target said: "key [secret]…" and more',
    );
    expect(aRedactor(secret).clean(base64(`user:${secret}`).slice(0, -8))).toBe('[secret]');
  });

  it('knows the password of user:password by itself', () => {
    expect(aRedactor('ada:hunter2-hunter2').clean('wrong password hunter2-hunter2')).toBe(
      'wrong password [secret]',
    );
  });

  it.each(['', 'x', 'hunte', 'a:b'])(
    'leaves texts alone for the secret %j, which is in innocent words',
    (secret) => {
      expect(aRedactor(secret).clean('the hunter x:y a:b')).toBe('the hunter x:y a:b');
    },
  );

  it('does not fall for its own mark', () => {
    expect(aRedactor('secret', '[secret]', 'sk-123456').clean('sk-123456 [secret] secret')).toBe(
      '[secret] [secret] [secret]',
    );
  });

  it('takes the dollar signs of a secret and of a text as they are', () => {
    expect(aRedactor('$&$1$$x').clean('a $& $&$1$$x $1')).toBe('a $& [secret] $1');
  });

  it('stands a secret with half a character', () => {
    expect(aRedactor('half-\ud83d-cut').clean('half-\ud83d-cut, half-\ufffd-cut')).toBe('[secret], [secret]');
  });

  it('cleans keys, texts and numbers of JSON and keeps its shape', () => {
    const value = JSON.parse(
      '{"__proto__": {"12345678": [true, null, "a 12345678"]}, "n": 12345678, "m": 912345678.5, "k": 1234, "list": [1, 2]}',
    ) as never;
    const cleaned = aRedactor('12345678', 'true,null').cleanJson(value);
    expect(JSON.stringify(cleaned)).toBe(
      '{"__proto__":{"[secret]":[true,null,"a [secret]"]},"n":"[secret]","m":"[secret]","k":1234,"list":[1,2]}',
    );
    expect(({} as Record<string, unknown>)['12345678']).toBeUndefined();
  });

  it('gives JSON back for any JSON and any secret', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 6 }), (value, secret) => {
        const cleaned = aRedactor(secret).cleanJson(value as never);
        expect(() => JSON.parse(JSON.stringify(cleaned)) as unknown).not.toThrow();
      }),
    );
  });

  it('cleans what was thrown: message, stack and causes, and drops what else hangs on it', () => {
    const cause = Object.assign(new TypeError(`bad header "Bearer ${SECRET}"`), {
      request: { token: SECRET },
    });
    const thrown = Object.assign(new Error(`failed with ${SECRET}`, { cause }), { code: 'E_BAD' });
    const cleaned = aRedactor(SECRET).cleanThrown(thrown);
    expect(cleaned).toMatchObject({ name: 'Error', code: 'E_BAD', message: 'failed with [secret]' });
    const shown = inspect(cleaned, { depth: 9, showHidden: true });
    expect(shown).toMatch(/TypeError\]?: bad header "Bearer \[secret\]"/);
    expect(shown).not.toContain('9f8e');
  });

  it('stands errors that cause each other, and what is no error', () => {
    const [one, two]: [Error, Error] = [new Error('one'), new Error('two')];
    [one.cause, two.cause] = [two, one];
    const redactor = aRedactor(SECRET);
    expect(redactor.cleanThrown(one)).toBeInstanceOf(Error);
    expect(redactor.cleanThrown(`no ${SECRET}`)).toBe('no [secret]');
    expect(redactor.cleanThrown(Object.create(null))).toBe('object');
  });

  it('changes nothing while no secret was read', () => {
    const [thrown, value] = [new Error('x'), { a: [1] }];
    const redactor = aRedactor();
    expect([redactor.cleanThrown(thrown), redactor.cleanJson(value)]).toEqual([thrown, value]);
    expect(redactor.cleanJson(value)).toBe(value);
  });

  it('is quick with many secrets, huge ones and texts made against it', () => {
    const startedAtMs = performance.now();
    const many = aRedactor(...Array.from({ length: 200 }, (_, index) => `secret-number-${index}-of-many`));
    expect(many.clean(`${'some text '.repeat(20_000)}secret-number-77-of-many`)).toMatch(/text \[secret\]$/);
    const huge = 'x'.repeat(1_000_000);
    expect(aRedactor(huge).clean(`${huge}, ${huge}`)).toBe('[secret], [secret]');
    const periodic = aRedactor(`${'a'.repeat(4_096)}${'b'.repeat(4_096)}`, `b${'a'.repeat(8_191)}`);
    expect(periodic.clean('a'.repeat(1_000_000)).length).toBeLessThan(1_000_000);
    expect(performance.now() - startedAtMs).toBeLessThan(30_000);
  });
});
