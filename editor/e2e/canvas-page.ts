import type { Locator, Page } from 'playwright-core';

/** A place in the browser's window. */
interface Spot {
  x: number;
  y: number;
}

/** The page of a workflow, by what people do there. */
export class CanvasPage {
  constructor(readonly page: Page) {}

  card(nodeId: string): Locator {
    return this.page.locator(`[data-node-id="${nodeId}"]`);
  }

  /** What a card is called by screen readers: name, type, status, edges. */
  async label(nodeId: string): Promise<string> {
    return (await this.card(nodeId).getAttribute('aria-label')) ?? '';
  }

  /** Waits until what is drawn is saved: an edit that has just been made shows in the bar a frame later. */
  async saved(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await this.page.locator('.save-status', { hasText: /^\s*Saved\s*$/ }).waitFor();
  }

  /** Waits until the bar tells that the execution stands so. */
  async runStatus(words: string): Promise<void> {
    await this.page.locator('app-execution-bar strong', { hasText: words }).waitFor();
  }

  /** What is pressed or dragged to add a node of a type. */
  paletteItem(type: string): Locator {
    return this.page.locator(`.palette-item[data-type="${type}"]`);
  }

  /** Drags a type out of the palette and drops it, by the corner of the canvas. */
  async drop(type: string, at: Spot): Promise<void> {
    const { mouse } = this.page;
    const from = await middleOf(this.paletteItem(type));
    const canvas = await this.corner();
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 30, from.y + 10, { steps: 3 });
    await mouse.move(canvas.x + at.x, canvas.y + at.y, { steps: 6 });
    await mouse.up();
  }

  /** Drags from an output of one node, counted from the top, to the input of another. */
  async connect(source: string, output: number, target: string): Promise<void> {
    const [from, to] = [
      await middleOf(this.card(source).locator('.port.is-output').nth(output)),
      await middleOf(this.card(target).locator('.port.is-input')),
    ];
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }

  /** A click on a card that is not covered. */
  async select(nodeId: string): Promise<void> {
    const at = await middleOf(this.card(nodeId));
    await this.page.mouse.click(at.x, at.y);
  }

  /** Opens the panel of a node by a double click, and waits for its form. */
  async open(nodeId: string): Promise<void> {
    const at = await middleOf(this.card(nodeId));
    await this.page.mouse.dblclick(at.x, at.y);
    await this.page.locator('app-config-form').waitFor();
  }

  /** The control of a field in the panel, by its place in the config, such as `/conditions/0/field`. */
  field(pointer: string): Locator {
    return this.page
      .locator(`app-inspector [data-field="${pointer}"]`)
      .locator('input, textarea, select, [contenteditable="true"]')
      .first();
  }

  /** Writes code into the editor of a field, in place of what is there. */
  async writeCode(code: string): Promise<void> {
    const field = this.page.locator('app-inspector .cm-content').first();
    await field.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(code);
  }

  /** Focuses the canvas as a skip link does. */
  async focusCanvas(): Promise<void> {
    await this.page.getByRole('link', { name: 'Skip to canvas' }).focus();
    await this.page.keyboard.press('Enter');
  }

  private async corner(): Promise<Spot> {
    const box = await this.page.locator('#canvas').boundingBox();
    if (!box) throw new Error('There is no canvas.');
    return box;
  }
}

/** The middle of what is shown of an element. */
export async function middleOf(element: Locator): Promise<Spot> {
  await element.waitFor();
  const box = await element.boundingBox();
  if (!box) throw new Error(`It is not shown: ${String(element)}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
