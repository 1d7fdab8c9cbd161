import type { ScreenState } from './screen-state';

/** What somebody sees who is not signed in. */
export const GUEST_STATES: readonly ScreenState[] = [
  {
    name: 'login',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/login`);
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
    },
  },
  {
    name: 'login-refused',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/login`);
      await page.getByLabel('E-mail').fill('nobody@example.com');
      await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'register-incomplete',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/register`);
      await page.getByRole('textbox', { name: 'Password' }).fill('short');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
];
