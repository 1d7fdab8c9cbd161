import type { Execution } from '../api/types';
import { executionNews, finishedTexts } from './execution-news';

const anExecution = (status: string, more: Partial<Execution> = {}): Execution =>
  ({ id: 'x', status, durationMs: null, error: null, steps: [], ...more }) as Execution;

describe('executionNews', () => {
  it('tells the start and the end of an execution once', () => {
    expect(executionNews(null, anExecution('pending'))).toEqual({ text: 'Run started', isUrgent: false });
    expect(executionNews(anExecution('pending'), anExecution('running'))).toBeNull();
    expect(executionNews(anExecution('running'), anExecution('completed', { durationMs: 1_200 }))).toEqual({
      text: 'Completed in 1.2 s',
      isUrgent: false,
    });
    expect(executionNews(anExecution('completed'), anExecution('completed'))).toBeNull();
    expect(executionNews(anExecution('running'), anExecution('cancelled'))?.text).toBe('Cancelled');
  });

  it('interrupts for a failure, naming the node', () => {
    const failed = anExecution('failed', {
      error: { code: 'script-threw', message: 'boom', nodeId: 'a' },
      steps: [{ nodeId: 'a', nodeName: 'Rank' }] as Execution['steps'],
    });
    expect(executionNews(anExecution('running'), failed)).toEqual({
      text: 'Failed at Rank: boom',
      isUrgent: true,
    });
  });

  it('takes another execution as a new one', () => {
    expect(executionNews(anExecution('failed', { id: 'old' }), anExecution('running'))?.text).toBe(
      'Run started',
    );
  });
});

describe('finishedTexts', () => {
  it('names the nodes whose text was growing and is whole', () => {
    const steps = [
      { nodeId: 'a', nodeName: 'Ask', status: 'completed' },
      { nodeId: 'b', nodeName: 'Sum', status: 'running' },
      { nodeId: 'c', nodeName: 'Code', status: 'completed' },
    ] as Execution['steps'];
    expect(finishedTexts(['a', 'b'], anExecution('running', { steps }))).toEqual(['Ask']);
  });
});
