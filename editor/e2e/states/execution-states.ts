import type { ApiClient } from '@rex/testing/stack';
import type { Page } from 'playwright-core';
import type { Editor } from '../with-editor';
import type { ScreenState } from './screen-state';

const priceOrder = {
  name: 'Price the order',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
    {
      id: 'price',
      type: 'code',
      name: 'Price it',
      position: { x: 320, y: 0 },
      config: { code: 'return input;' },
    },
    {
      id: 'check',
      type: 'code',
      name: 'Check it',
      position: { x: 640, y: 0 },
      config: { code: 'if (input.count > 9) throw new Error("Too dear"); return input;' },
    },
  ],
  edges: [
    { source: 'start', target: 'price' },
    { source: 'price', target: 'check' },
  ],
};

async function runSome(api: ApiClient): Promise<string> {
  const workflowId = await api.createWorkflow(priceOrder);
  for (const count of [1, 2]) await api.run(workflowId, { count });
  return (await api.run(workflowId, { count: 20 })).id;
}

async function showList(editor: Editor, page: Page, query = ''): Promise<void> {
  await page.goto(`${editor.stack.url}/executions${query}`);
  await page.locator('tr[data-row], app-message').first().waitFor();
}

async function showFailing(editor: Editor, page: Page, at: string): Promise<void> {
  const problem = {
    title: 'Unavailable',
    status: 503,
    code: 'database-unavailable',
    detail: 'The database is away.',
  };
  await page.route('**/api/executions?**', (route) => route.fulfill({ status: 503, json: problem }));
  await page.route('**/api/executions/*?**', (route) => route.fulfill({ status: 503, json: problem }));
  await page.goto(`${editor.stack.url}${at}`);
  await page.getByRole('alert').first().waitFor();
  await page.unroute('**/api/executions?**');
  await page.unroute('**/api/executions/*?**');
}

/** The list of executions, and one of them. */
export const EXECUTION_STATES: readonly ScreenState[] = [
  { name: 'executions-empty', show: (editor, page) => showList(editor, page, '?error=nothing-has-this') },
  { name: 'executions-failing', show: (editor, page) => showFailing(editor, page, '/executions') },
  {
    name: 'executions-list',
    async show(editor, page, api) {
      await runSome(api);
      await showList(editor, page);
      await page.locator('tr[data-row="0"] a').focus();
      await page.keyboard.press('Space');
      await page.locator('.preview-step').first().waitFor();
      await page.keyboard.press('x');
    },
  },
  {
    name: 'executions-bulk',
    async show(editor, page, api) {
      await runSome(api);
      await showList(editor, page);
      await page.getByLabel('Select all that are listed').check();
      await page.getByRole('button', { name: 'Delete…' }).click();
      await page.getByRole('button', { name: 'Leave them' }).waitFor();
    },
  },
  {
    name: 'execution-detail',
    async show(editor, page, api) {
      const id = await runSome(api);
      await page.goto(`${editor.stack.url}/executions/${id}`);
      await page.getByLabel(/^Check it, Code, failed/).waitFor();
      await page.getByRole('row', { name: /^Check it/ }).click();
      await page.getByRole('tabpanel').getByText('Too dear').first().waitFor();
    },
  },
  {
    name: 'execution-failing',
    show: (editor, page) => showFailing(editor, page, '/executions/0199f000-0000-7000-8000-000000000000'),
  },
];
