import { groupsOf } from './join-chunks.mjs';

/**
 *   main -> core     list -> core, ui     page -> core, ui, canvas     dialog -> ui, overlay
 */
const output = (entryPoint, imports, later = []) => ({
  entryPoint,
  imports: [
    ...imports.map((path) => ({ path, kind: 'import-statement' })),
    ...later.map((path) => ({ path, kind: 'dynamic-import' })),
  ],
});
const metafile = {
  outputs: {
    'main.js': output('src/main.ts', ['core.js'], ['list.js', 'page.js']),
    'list.js': output('src/list.ts', ['core.js', 'ui.js']),
    'page.js': output('src/page.ts', ['core.js', 'ui.js', 'canvas.js'], ['dialog.js']),
    'dialog.js': output('src/dialog.ts', ['ui.js', 'overlay.js']),
    'core.js': output(undefined, []),
    'ui.js': output(undefined, ['core.js']),
    'canvas.js': output(undefined, []),
    'overlay.js': output(undefined, []),
  },
};
const pages = { list: 'src/list.ts', page: 'src/page.ts' };

describe('groupsOf', () => {
  it('groups what every page has, what one page needs alone, and what the same pages share', () => {
    expect(Object.fromEntries(groupsOf(metafile, 'src/main.ts', pages))).toEqual({
      'main.js': 'shell',
      'core.js': 'shell',
      'list.js': 'list',
      'ui.js': 'list-page',
      'page.js': 'page',
      'canvas.js': 'page',
    });
  });

  it('joins what comes later to a page, without what that page has', () => {
    const groups = groupsOf(metafile, 'src/main.ts', pages, { dialog: 'src/dialog.ts' });
    expect(['dialog.js', 'overlay.js', 'ui.js'].map((file) => groups.get(file))).toEqual([
      'dialog',
      'dialog',
      'list-page',
    ]);
  });

  it('refuses a page that the build does not know, so that a file that was renamed is noticed', () => {
    expect(() => groupsOf(metafile, 'src/main.ts', { gone: 'src/gone.ts' })).toThrow('src/gone.ts');
  });
});
