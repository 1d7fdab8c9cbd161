import path from 'node:path';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { BROWSER_FLAGS, BROWSER_PLACES, findBrowser } from './find-browser';
import { openPage, type WatchedPage } from './open-page';

/** A machine that does much else may take ten times as long as one that does not. */
const PATIENCE_MS = 60_000;
const PASSWORD = 'correct horse battery';

/** A person with an account, and the page they look at. */
export interface Visitor extends WatchedPage {
  api: ApiClient;
}

/** REX with its editor, and a browser. */
export class Editor {
  stack!: Stack;
  browser!: Browser;
  private database!: TestDatabase;
  private count = 0;

  async start(environment: Record<string, string> = {}): Promise<void> {
    this.database = await createReadyDatabase();
    this.stack = await startStack({
      databaseUrl: this.database.url,
      environment: { EDITOR_DIR: path.resolve('dist/editor/browser'), ...environment },
    });
    this.browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
    // Where the test environment finds the pages of a journey that failed.
    Object.assign(globalThis, { journeyBrowser: this.browser });
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.stack?.stop();
    await this.database?.drop();
  }

  /** A caller of the API whom nobody knows yet. */
  api(): ApiClient {
    return new ApiClient(this.stack.url);
  }

  /** Somebody new, signed in, at a page of the editor. */
  async visit(options: BrowserContextOptions = {}, at = '/workflows'): Promise<Visitor> {
    const email = `visitor-${(this.count += 1)}@example.com`;
    const api = this.api();
    await api.register(email);
    const { page, complaints } = await openPage(this.browser, `${this.stack.url}/login`, options);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Workflows' }).waitFor();
    if (at !== '/workflows') await page.goto(`${this.stack.url}${at}`);
    page.setDefaultTimeout(PATIENCE_MS);
    return { page, complaints, api };
  }

  /** The page of a workflow, until its canvas is there. */
  async openWorkflow(page: Page, id: string): Promise<void> {
    await page.goto(`${this.stack.url}/workflows/${id}`);
    await page.locator('#canvas').waitFor();
  }
}

/** A suite of journeys; skipped, with the reason in its name, where no browser is installed. REX runs with the settings given. */
export function describeJourney(
  name: string,
  journeys: (editor: Editor) => void,
  environment: Record<string, string> = {},
): void {
  const run = findBrowser() === undefined ? describe.skip : describe;
  run(`${name} (in a browser, one of ${BROWSER_PLACES.join(', ')})`, () => {
    const editor = new Editor();
    beforeAll(() => editor.start(environment), 180_000);
    afterAll(() => editor.stop(), 60_000);
    journeys(editor);
  });
}
