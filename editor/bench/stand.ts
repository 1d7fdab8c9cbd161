import path from 'node:path';
import { ApiClient, type OwnRex } from '@rex/testing/stack';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../e2e/open-page';
import type { Findings } from './findings';
import { installFrameWatch } from './page/watch-frames';
import { installKeyWatch } from './page/watch-keys';
import { installPaintWatch } from './page/watch-paints';
import { installStreamWatch } from './page/watch-stream';

const PASSWORD = 'correct horse battery';
const PATIENCE_MS = 60_000;

/** Where a part of the bench measures, and whom it tells. */
export interface Stand {
  rex: OwnRex;
  browser: Browser;
  findings: Findings;
  say: (line: string) => void;
}

/** An account of its own. */
export interface Account {
  email: string;
  api: ApiClient;
}

/** The environment of a REX that takes as much as the bars speak of; the editor is served as it was built. */
export const ENVIRONMENT = {
  EDITOR_DIR: path.resolve('dist/editor/browser'),
  ...{ LIMIT_NODES: '6000', LIMIT_EDGES: '9000' },
  ...{ LIMIT_DOCUMENT_BYTES: '8388608', LIMIT_BODY_BYTES: '8388608' },
};

export async function makeAccount({ rex }: Stand, email: string): Promise<Account> {
  const api = new ApiClient(rex.url);
  await api.register(email);
  return { email, api };
}

/**
 * A page of a fresh browser profile, signed in, at the list of workflows. `watch` says whether it tells of its frames, paints, keys and
 * streams; a page whose memory is measured is left as people have it.
 */
export async function signIn(
  { rex, browser, say }: Stand,
  { email }: Account,
  { watch }: { watch: boolean },
): Promise<Page> {
  const { page } = await openPage(browser, 'about:blank');
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => say(`an error in the page: ${error.message}`));
  if (watch)
    for (const install of [installFrameWatch, installPaintWatch, installKeyWatch, installStreamWatch])
      await page.addInitScript(install);
  await page.goto(`${rex.url}/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Workflows' }).waitFor();
  return page;
}
