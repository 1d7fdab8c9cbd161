import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { CanvasPage } from './canvas-page';
import { EDITOR_STATES, useTheme } from './editor-states';
import { describeJourney, type Visitor } from './with-editor';

const FOLDER = path.resolve('dist/screenshots');

describeJourney(`pictures of the editor, into ${path.relative('.', FOLDER)}`, (editor) => {
  describe.each([1440, 1024])('%d wide', (width) => {
    let visitor: Visitor | undefined;

    it.each(EDITOR_STATES)('$name', async ({ name, show }) => {
      mkdirSync(FOLDER, { recursive: true });
      visitor ??= await editor.visit({ viewport: { width, height: 900 } });
      const { page, api } = visitor;
      const canvas = new CanvasPage(page);
      await show(editor, canvas, api);
      for (const theme of ['dark', 'light'] as const) {
        await useTheme(canvas, theme);
        await page.waitForTimeout(250);
        await page.screenshot({ path: path.join(FOLDER, `${name}-${width}-${theme}.png`) });
      }
      expect(visitor.complaints).toEqual([]);
    });
  });
});
