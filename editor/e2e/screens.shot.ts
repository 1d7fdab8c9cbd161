import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { CanvasPage } from './canvas-page';
import { EDITOR_STATES, useTheme } from './editor-states';
import { describeJourney } from './with-editor';

const FOLDER = path.resolve('dist/screenshots');

describeJourney(`pictures of the editor, into ${path.relative('.', FOLDER)}`, (editor) => {
  it.each(EDITOR_STATES)('$name', async ({ name, show }) => {
    mkdirSync(FOLDER, { recursive: true });
    for (const width of [1440, 1024]) {
      const { page, api, complaints } = await editor.visit({ viewport: { width, height: 900 } });
      const canvas = new CanvasPage(page);
      await show(editor, canvas, api);
      for (const theme of ['dark', 'light'] as const) {
        await useTheme(canvas, theme);
        await page.waitForTimeout(250);
        await page.screenshot({ path: path.join(FOLDER, `${name}-${width}-${theme}.png`) });
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
