import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CanvasPage } from './canvas-page';
import { EDITOR_STATES, useTheme } from './editor-states';
import { describeJourney, type Visitor } from './with-editor';

const axe = readFileSync(createRequire(path.resolve('package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

describeJourney('the editor by the rules of WCAG 2.2 AA', (editor) => {
  let visitor: Visitor | undefined;

  it.each(EDITOR_STATES)('has no violation: $name', async ({ show }) => {
    visitor ??= await editor.visit({ bypassCSP: true, reducedMotion: 'reduce' });
    const { page, api } = visitor;
    const canvas = new CanvasPage(page);
    await show(editor, canvas, api);
    await page.evaluate(axe);
    const found: Record<string, string[]> = {};
    for (const theme of ['dark', 'light'] as const) {
      await useTheme(canvas, theme);
      await page.waitForTimeout(200);
      const violations = await page.evaluate(async (tags) => {
        const { axe } = globalThis as unknown as {
          axe: { run(options: object): Promise<{ violations: Violation[] }> };
        };
        return (await axe.run({ runOnly: tags })).violations;
      }, RULES);
      found[theme] = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
      );
    }
    expect(found).toEqual({ dark: [], light: [] });
  });
});
