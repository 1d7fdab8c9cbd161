import { makeAccount, signIn, type Stand } from '../stand';
import { LISTS } from './list-page';
import { measureOpening } from './measure-opening';
import { measureScrolling } from './measure-scrolling';
import { EXECUTIONS, seedAccount, WORKFLOWS } from './seed-account';

/** The lists of an account that has much. */
export async function measureLists(stand: Stand): Promise<void> {
  stand.say(`lists: making ${WORKFLOWS} workflows and ${EXECUTIONS} executions`);
  const account = await makeAccount(stand, 'lists@example.com');
  await seedAccount(stand, account);
  const page = await signIn(stand, account, { watch: true });
  for (const list of LISTS) await measureOpening(stand, page, list);
  for (const list of LISTS) await measureScrolling(stand, page, list);
  await page.context().close();
}
