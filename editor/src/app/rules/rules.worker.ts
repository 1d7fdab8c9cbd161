/// <reference lib="webworker" />
import { levelsLayout } from '@rex/canvas';
import { validateWorkflow, type NodeTypeDescriptor, type WorkflowLimits } from '@rex/workflow';
import type { RulesAnswer, RulesJob } from './rules-job';

// The rules of documents and the layout take tens of milliseconds on large workflows: here nobody's typing waits for them.
let byType = new Map<string, NodeTypeDescriptor>();
let limits: WorkflowLimits | undefined;
const catalog = { get: (type: string) => byType.get(type), types: () => [...byType.keys()] };

addEventListener('message', ({ data }: MessageEvent<RulesJob>) => {
  if (data.kind === 'types') {
    byType = new Map(data.types.map((type) => [type.type, type]));
    limits = data.limits;
    return;
  }
  void answer(data).then((result) => postMessage(result));
});

async function answer(job: Exclude<RulesJob, { kind: 'types' }>): Promise<RulesAnswer> {
  const { n } = job;
  try {
    if (job.kind === 'validate') {
      return { kind: 'validated', n, problems: validateWorkflow(job.document, catalog, limits) };
    }
    const { positions } = await levelsLayout(job.request);
    return { kind: 'laid-out', n, positions };
  } catch (thrown) {
    return { kind: 'failed', n, message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
