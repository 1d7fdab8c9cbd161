import type { Locator, Page } from 'playwright-core';

/** More presses of Tab than any screen needs between two of its controls. */
const MOST_STOPS = 60;

/** What has the keyboard focus, and whether somebody who looks can see it. */
interface FocusedElement {
  readonly tag: string;
  readonly html: string;
  readonly isSeen: boolean;
}

/** A person who has no pointer: goes by Tab and arrows, types, and looks where the focus is after each press. */
export class ByKeyboard {
  constructor(readonly page: Page) {}

  /** Presses one key after the other. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes to a control with Tab, or with Shift+Tab, and sees it. */
  async tabTo(target: Locator, key = 'Tab'): Promise<void> {
    await target.waitFor();
    const seen: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await this.isOn(target)) return this.seesFocus();
      await this.page.keyboard.press(key);
      seen.push(await this.describe());
    }
    throw new Error(`${key} does not lead to ${String(target)}:\n${seen.join('\n')}`);
  }

  /** Goes to a control with Tab and presses it. */
  async choose(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press(key);
  }

  /** Waits until a control has the focus, and sees it. */
  async isLedTo(target: Locator): Promise<void> {
    const handle = await target.elementHandle();
    try {
      await this.page.waitForFunction((element) => element === document.activeElement, handle);
    } catch (cause) {
      throw new Error(`${String(target)} has no focus, but ${await this.describe()}`, { cause });
    }
    await this.seesFocus();
  }

  /** Waits until something on the page has the focus, and sees it. */
  async isSomewhere(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement !== document.body);
    await this.seesFocus();
  }

  private isOn(target: Locator): Promise<boolean> {
    return target.evaluate((element) => element === document.activeElement);
  }

  /** Fails when what has the focus is out of sight, or wholly under something else. */
  private async seesFocus(): Promise<void> {
    const { tag, html, isSeen } = await this.page.evaluate(lookAtFocus);
    if (tag === 'BODY') throw new Error('Nothing has the focus.');
    if (!isSeen) throw new Error(`It has the focus, but cannot be seen: ${html}`);
  }

  private async describe(): Promise<string> {
    return (await this.page.evaluate(lookAtFocus)).html;
  }
}

/** Runs in the page. Seen is what has a point inside the window at which nothing else lies above it. */
async function lookAtFocus(): Promise<FocusedElement> {
  // What scrolls or grows towards the focus has done so by then.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.activeElement ?? document.body;
  const { left, top, width, height } = element.getBoundingClientRect();
  const shares = [0.1, 0.5, 0.9];
  const isSeen = shares.some((across) =>
    shares.some((down) => {
      const above = document.elementFromPoint(left + width * across, top + height * down);
      return (
        above !== null && (element.contains(above) || above.contains(element) || isLabel(element, above))
      );
    }),
  );
  return { tag: element.tagName, html: element.outerHTML.slice(0, 160), isSeen };

  function isLabel(control: Element, above: Element): boolean {
    return (
      control instanceof HTMLInputElement && [...(control.labels ?? [])].some((each) => each.contains(above))
    );
  }
}
