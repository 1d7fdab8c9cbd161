import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ALL_STATES } from './states/all-states';
import { useTheme } from './states/screen-state';
import { describeJourney, type Visitor } from './with-editor';

const FOLDER = path.resolve('dist/screenshots');

describeJourney(`pictures of the editor, into ${path.relative('.', FOLDER)}`, (editor) => {
  describe.each([1440, 1024])('%d wide', (width) => {
    let visitor: Visitor | undefined;

    it.each(ALL_STATES)('$name', async ({ name, show }) => {
      mkdirSync(FOLDER, { recursive: true });
      visitor ??= await editor.visit({ viewport: { width, height: 900 } });
      const { page, api } = visitor;
      await show(editor, page, api);
      for (const theme of ['dark', 'light'] as const) {
        await useTheme(page, theme);
        await page.waitForTimeout(250);
        await page.screenshot({ path: path.join(FOLDER, `${name}-${width}-${theme}.png`) });
      }
      expect(visitor.complaints).toEqual([]);
    });
  });
});
