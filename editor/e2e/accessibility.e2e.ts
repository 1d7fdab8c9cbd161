import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openPage } from './open-page';
import { ALL_STATES } from './states/all-states';
import { GUEST_STATES } from './states/guest-states';
import { useTheme } from './states/screen-state';
import { describeJourney, type Visitor } from './with-editor';

const axe = readFileSync(createRequire(path.resolve('package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of those, the ones whose answer depends on colours: all that another look of the same page can change. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** The policy of the page would keep the checker out. */
const OPTIONS = { bypassCSP: true, reducedMotion: 'reduce' } as const;

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

describeJourney('every screen by the rules of WCAG 2.2 AA', (editor) => {
  let visitor: Visitor | undefined;
  let guest: Page | undefined;

  it.each(GUEST_STATES)('has no violation: $name', async ({ show }) => {
    guest ??= (await openPage(editor.browser, `${editor.stack.url}/login`, OPTIONS)).page;
    await show(editor, guest, editor.api());
    expect(await violationsOf(guest)).toEqual(NONE);
  });

  it.each(ALL_STATES)('has no violation: $name', async ({ show }) => {
    visitor ??= await editor.visit(OPTIONS);
    await show(editor, visitor.page, visitor.api);
    expect(await violationsOf(visitor.page)).toEqual(NONE);
  });
});

const NONE = { dark: [], light: [], 'forced colours': [] };

/** By how the page looks. */
async function violationsOf(page: Page): Promise<Record<keyof typeof NONE, string[]>> {
  await page.evaluate(axe);
  const check = async (runOnly: string[]): Promise<string[]> => {
    await page.waitForTimeout(100);
    const violations = await page.evaluate(async (runOnly) => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: Violation[] }> };
      };
      return (await axe.run({ runOnly, resultTypes: ['violations'] })).violations;
    }, runOnly);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
  };
  await useTheme(page, 'light');
  const light = await check(RULES);
  await useTheme(page, 'dark');
  const dark = await check(RULES_OF_COLOURS);
  await page.emulateMedia({ forcedColors: 'active' });
  const forced = await check(RULES_OF_COLOURS);
  await page.emulateMedia({ forcedColors: null });
  return { dark, light, 'forced colours': forced };
}
