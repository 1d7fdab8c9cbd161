import { makeAccount, type Stand } from '../stand';
import { gridWorkflow } from './grid-workflow';
import { measureDrag } from './measure-drag';
import { measureHeap } from './measure-heap';
import { measureKeys } from './measure-keys';
import { measurePaste } from './measure-paste';
import { measureRun } from './measure-run';

/** The size that the bars of the canvas speak of. */
const NODES = 1000;
const EDGES = 1500;
/** REX runs two scripts at a time: with such a pause in each there are somewhat more than 200 events in a second, as the bar has it. */
const PAUSE_MS = 6;

/** All that is measured on a workflow of 1,000 nodes and 1,500 edges; each on one of its own, so that none sees what another changed. */
export async function measureCanvas(stand: Stand): Promise<void> {
  const account = await makeAccount(stand, 'canvas@example.com');
  const make = (name: string, pauseMs?: number): Promise<string> =>
    account.api.createWorkflow(gridWorkflow({ name, nodes: NODES, edges: EDGES, pauseMs }));
  stand.say(`canvas: ${NODES} nodes, ${EDGES} edges`);
  await measureHeap(stand, account, await make('Memory'));
  await measureDrag(stand, account, await make('Drag'));
  await measureRun(stand, account, { name: 'a run', workflowId: await make('Run') });
  await measureRun(stand, account, { name: 'a slow run', workflowId: await make('Slow run', PAUSE_MS) });
  await measurePaste(stand, account, await make('Paste'));
  await measureKeys(stand, account, await make('Type'));
}
