import { eventually } from '@rex/testing/stack';
import { CanvasPage, middleOf } from './canvas-page';
import { describeJourney } from './with-editor';

describeJourney('drawing by touch', (editor) => {
  it('adds by tapping, connects by tapping two ports, pans by one finger, and opens the menu by a long press', async () => {
    const { page, complaints, api } = await editor.visit({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 1180, height: 820 },
    });
    const id = await api.createWorkflow({
      name: 'By hand',
      publish: false,
      nodes: [
        { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
        { id: 'code', type: 'code', name: 'Code', position: { x: 400, y: 0 }, config: { code: 'return 1' } },
      ],
      edges: [],
    });
    const canvas = new CanvasPage(page);
    await editor.openWorkflow(page, id);
    await canvas.card('code').waitFor();

    // Tap an output, then an input.
    const out = await middleOf(canvas.card('start').locator('.port.is-output'));
    const input = await middleOf(canvas.card('code').locator('.port.is-input'));
    await page.touchscreen.tap(out.x, out.y);
    await page.touchscreen.tap(input.x, input.y);
    await canvas.saved();
    await page.waitForFunction(
      () =>
        document
          .querySelector('[data-node-id="code"]')
          ?.getAttribute('aria-label')
          ?.includes('input from Start') === true,
    );

    // One finger on the empty canvas pans.
    const client = await page.context().newCDPSession(page);
    const before = await canvas.card('start').boundingBox();
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const box = await page.locator('#canvas').boundingBox();
    const empty = { x: (box?.x ?? 0) + 200, y: (box?.y ?? 0) + (box?.height ?? 0) - 160 };
    await touch('touchStart', [empty]);
    for (let step = 1; step <= 6; step++)
      await touch('touchMove', [{ x: empty.x + step * 15, y: empty.y - step * 10 }]);
    await touch('touchEnd', []);
    await page.waitForTimeout(200);
    const after = await canvas.card('start').boundingBox();
    expect(Math.round((after?.x ?? 0) - (before?.x ?? 0))).toBeGreaterThan(40);

    // A finger that rests opens the menu.
    const at = await middleOf(canvas.card('code'));
    await touch('touchStart', [at]);
    await page.getByRole('menu', { name: 'Node' }).waitFor();
    await touch('touchEnd', []);
    await page.getByRole('menuitem', { name: /Disable or enable/ }).tap();
    await canvas.saved();
    await eventually(async () => {
      const { body } = await api.send<{ nodes: { id: string; disabled: boolean }[] }>(
        'GET',
        `/workflows/${id}`,
      );
      expect(body.nodes.find((node) => node.id === 'code')?.disabled).toBe(true);
    });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
