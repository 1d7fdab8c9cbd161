import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ALL_STATES } from './states/all-states';
import { useTheme } from './states/screen-state';
import { describeJourney, type Visitor } from './with-editor';

const axe = readFileSync(createRequire(path.resolve('package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

describeJourney('the editor by the rules of WCAG 2.2 AA', (editor) => {
  let visitor: Visitor | undefined;

  it.each(ALL_STATES)('has no violation: $name', async ({ show }) => {
    visitor ??= await editor.visit({ bypassCSP: true, reducedMotion: 'reduce' });
    const { page, api } = visitor;
    await show(editor, page, api);
    await page.evaluate(axe);
    const found: Record<string, string[]> = {};
    for (const theme of ['dark', 'light'] as const) {
      await useTheme(page, theme);
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
