import type { StreamMessage } from '../api/sse-parser';
import type { Execution, Step } from '../api/types';

type Progress = Pick<Execution, 'status' | 'error' | 'revision' | 'startedAt' | 'finishedAt' | 'durationMs'>;

/** What a step event leaves out is kept from before, where it is known. */
function mergeStep(known: Step | undefined, news: Step): Step {
  if (!known) return news;
  const isKept = news.omitted.includes('input') && !known.omitted.includes('input') && known.input !== null;
  if (!isKept) return news;
  return { ...news, input: known.input, omitted: news.omitted.filter((each) => each !== 'input') };
}

/**
 * An execution as it is after events of its stream, in their order. Events that say nothing of it leave it as it is. The work
 * is that of the steps and the events together, not of one times the other.
 */
export function applyExecutionEvents(execution: Execution, messages: readonly StreamMessage[]): Execution {
  let whole = execution;
  let steps: Map<string, Step> | undefined;
  for (const { event, data } of messages) {
    switch (event) {
      case 'snapshot':
        whole = JSON.parse(data) as Execution;
        steps = undefined;
        break;
      case 'step': {
        const news = JSON.parse(data) as Step;
        steps ??= new Map(whole.steps.map((step) => [step.nodeId, step]));
        steps.set(news.nodeId, mergeStep(steps.get(news.nodeId), news));
        break;
      }
      case 'execution':
      case 'end': {
        const { status, error, revision, startedAt, finishedAt, durationMs } = JSON.parse(data) as Progress;
        whole = { ...whole, status, error, revision, startedAt, finishedAt, durationMs };
        break;
      }
    }
  }
  return steps ? { ...whole, steps: [...steps.values()] } : whole;
}
