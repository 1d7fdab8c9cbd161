import { eventually } from '@rex/testing/stack';
import { CanvasPage } from './canvas-page';
import { describeJourney } from './with-editor';

describeJourney('drawing a workflow by pointer', (editor) => {
  it('builds a webhook, code, a condition and two outputs, runs it, breaks and mends it, and publishes it', async () => {
    const { page, complaints, api } = await editor.visit();
    await page.getByRole('button', { name: 'New workflow' }).click();
    const canvas = new CanvasPage(page);
    await page.locator('.palette-item').first().waitFor();

    // Nodes, by dragging.
    const before = await canvas.paletteItem('code').boundingBox();
    await canvas.drop('webhook-trigger', { x: 140, y: 240 });
    await page.locator('.webhook-address').waitFor();
    expect(await canvas.paletteItem('code').boundingBox()).toEqual(before);
    await canvas.drop('code', { x: 420, y: 240 });
    await canvas.drop('condition', { x: 700, y: 240 });
    await canvas.drop('output', { x: 980, y: 140 });
    await canvas.drop('output', { x: 980, y: 340 });
    await canvas.card('output_2').waitFor();

    // Edges, by dragging from port to port.
    await canvas.connect('webhook_trigger', 0, 'code');
    await canvas.connect('code', 0, 'condition');
    await canvas.connect('condition', 0, 'output');
    await canvas.connect('condition', 1, 'output_2');
    await eventually(async () => expect(await canvas.label('condition')).toContain('input from Code'));

    // Settings, in the panel.
    await canvas.open('code');
    await canvas.writeCode('return { amount: Number(input.body.amount ?? 150) };');
    await page.keyboard.press('Escape');
    await canvas.open('condition');
    await page
      .getByRole('button', { name: /^Add .*condition/i })
      .first()
      .click();
    await canvas.field('/conditions/0/field').fill('amount');
    await canvas.field('/conditions/0/operator').selectOption('greater-than');
    await canvas.field('/conditions/0/value').fill('100');
    await canvas.saved();

    // Run, and see it live.
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await canvas.runStatus('Completed');
    await eventually(async () => expect(await canvas.label('output')).toMatch(/completed/i));
    await eventually(async () => expect(await canvas.label('output_2')).toMatch(/skipped/i));

    // Break it, read why.
    await canvas.open('code');
    await canvas.writeCode('return input.nothing.here;');
    await canvas.saved();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await canvas.runStatus('Failed');
    await page.getByRole('tab', { name: 'Output' }).click();
    await page
      .locator('app-inspector')
      .getByText(/Cannot read propert/)
      .first()
      .waitFor();

    // Mend it by undo, take it back by redo, and again.
    await page.keyboard.press('Escape');
    await canvas.focusCanvas();
    await page.keyboard.press('ControlOrMeta+z');
    const codeOf = async (): Promise<unknown> => {
      const { body } = await api.send<{ nodes: { id: string; config: { code: string } }[] }>(
        'GET',
        `/workflows/${id}`,
      );
      return body.nodes.find((node) => node.id === 'code')?.config.code;
    };
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await eventually(async () => expect(await codeOf()).toContain('Number(input.body.amount'));
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await eventually(async () => expect(await codeOf()).toBe('return input.nothing.here;'));
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(async () => expect(await codeOf()).toContain('Number(input.body.amount'));
    await canvas.saved();

    // Publish it, call it from outside, see the execution.
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published', { exact: true }).waitFor();
    const accepted = await api.send<{ executionId: string }>('POST', `/webhooks/${id}`, { amount: 7 });
    expect(accepted.status).toBe(202);
    await page.goto(`${editor.stack.url}/workflows/${id}?execution=${accepted.body.executionId}`);
    await canvas.runStatus('Completed');
    await eventually(async () => expect(await canvas.label('output_2')).toMatch(/completed/i));
    await eventually(async () => expect(await canvas.label('output')).toMatch(/skipped/i));
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
