import type { StreamMessage } from '../api/sse-parser';
import type { Execution, Step } from '../api/types';

/** What a step event leaves out is kept from before, where it is known. */
function mergeStep(known: Step | undefined, news: Step): Step {
  if (!known) return news;
  const isKept = news.omitted.includes('input') && !known.omitted.includes('input') && known.input !== null;
  if (!isKept) return news;
  return { ...news, input: known.input, omitted: news.omitted.filter((each) => each !== 'input') };
}

/** An execution as it is after an event of its stream. Events that say nothing of it leave it as it is. */
export function applyExecutionEvent(execution: Execution, { event, data }: StreamMessage): Execution {
  switch (event) {
    case 'snapshot':
      return JSON.parse(data) as Execution;
    case 'step': {
      const news = JSON.parse(data) as Step;
      const known = execution.steps.find((step) => step.nodeId === news.nodeId);
      const step = mergeStep(known, news);
      const steps = known
        ? execution.steps.map((each) => (each === known ? step : each))
        : [...execution.steps, step];
      return { ...execution, steps };
    }
    case 'execution':
    case 'end': {
      type Progress = Pick<
        Execution,
        'status' | 'error' | 'revision' | 'startedAt' | 'finishedAt' | 'durationMs'
      >;
      const { status, error, revision, startedAt, finishedAt, durationMs } = JSON.parse(data) as Progress;
      return { ...execution, status, error, revision, startedAt, finishedAt, durationMs };
    }
    default:
      return execution;
  }
}
