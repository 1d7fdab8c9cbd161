import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openPage } from './open-page';
import { ALL_STATES } from './states/all-states';
import { CANVAS_STATES } from './states/canvas-states';
import { contactSheet } from './states/contact-sheet';
import { GUEST_STATES } from './states/guest-states';
import { useTheme, type ScreenState } from './states/screen-state';
import { describeJourney, type Visitor } from './with-editor';

const FOLDER = path.resolve('docs/screenshots');
/** The editor has a width of its own between desks and phones: that of a tablet, where the palette lies over the canvas. */
const LOOKS = [
  { width: 1440, guests: GUEST_STATES, states: ALL_STATES },
  { width: 1024, guests: [], states: CANVAS_STATES },
  { width: 375, guests: GUEST_STATES, states: ALL_STATES },
];
const THEMES = ['dark', 'light'] as const;

describeJourney(`pictures of every screen, into ${path.relative('.', FOLDER)}`, (editor) => {
  const taken: string[] = [];
  beforeAll(() => mkdirSync(FOLDER, { recursive: true }));

  async function take(page: Page, { name }: ScreenState, width: number): Promise<void> {
    for (const theme of THEMES) {
      await useTheme(page, theme);
      await page.waitForTimeout(250);
      const file = `${name}-${width}-${theme}.webp`;
      writeFileSync(path.join(FOLDER, file), await picture(page));
      taken.push(file);
    }
  }

  describe.each(LOOKS)('$width wide', ({ width, guests, states }) => {
    const viewport = { width, height: 900 };
    let visitor: Visitor | undefined;
    let guest: Page | undefined;

    for (const state of guests) {
      it(state.name, async () => {
        guest ??= (await openPage(editor.browser, `${editor.stack.url}/login`, { viewport })).page;
        await state.show(editor, guest, editor.api());
        await take(guest, state, width);
      });
    }

    it.each(states)('$name', async (state) => {
      visitor ??= await editor.visit({ viewport });
      await state.show(editor, visitor.page, visitor.api);
      await take(visitor.page, state, width);
    });
  });

  it('are laid out on a contact sheet', async () => {
    const page = await editor.browser.newPage({ viewport: { width: 2000, height: 1000 } });
    const height = await contactSheet(page, FOLDER, taken);
    await page.setViewportSize({ width: 2000, height });
    writeFileSync(path.join(FOLDER, 'contact-sheet.webp'), await picture(page));
    await page.close();
    const shown = LOOKS.reduce((sum, { guests, states }) => sum + guests.length + states.length, 0);
    expect(taken.length).toBe(shown * THEMES.length);
  });
});

/** What the page shows, as WebP: a fifth of what PNG takes. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  await session.detach();
  return Buffer.from(data, 'base64');
}
