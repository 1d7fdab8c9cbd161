import fc from 'fast-check';
import { contentDisposition } from './content-disposition';

describe('contentDisposition', () => {
  it.each([
    ['Triage support mail', 'Triage support mail', 'Triage%20support%20mail'],
    ['Straße ☕', 'Stra_e _', 'Stra%C3%9Fe%20%E2%98%95'],
    ['../../etc/passwd', '_.._etc_passwd', '_.._etc_passwd'],
    ['a"; filename="evil.exe', 'a__ filename=_evil.exe', 'a__%20filename%3D_evil.exe'],
    ["it's (a) *", "it's (a) _", 'it%27s%20%28a%29%20_'],
    ['.hidden.', 'hidden', 'hidden'],
    ['CON', 'workflow_CON', 'workflow_CON'],
    ['...', 'workflow', 'workflow'],
    ['', 'workflow', 'workflow'],
    ['a\u202egpj.exe', 'a_gpj.exe', 'a_gpj.exe'],
  ])('offers %j as a safe file', (name, ascii, full) => {
    expect(contentDisposition(name, '.rex.json')).toBe(
      `attachment; filename="${ascii}.rex.json"; filename*=UTF-8''${full}.rex.json`,
    );
  });

  it('is a header of bounded length, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (name) => {
        const header = contentDisposition(name, '.json');
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.%~!-]+$/,
        );
        expect(header.length).toBeLessThan(1000);
      }),
    );
  });
});
