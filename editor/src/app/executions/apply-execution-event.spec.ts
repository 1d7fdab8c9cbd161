import type { Execution, Step } from '../api/types';
import { applyExecutionEvents } from './apply-execution-event';

const step = (nodeId: string, more: Partial<Step> = {}): Step =>
  ({ nodeId, status: 'running', input: null, omitted: [], ...more }) as Step;
const execution = { id: 'x', status: 'running', steps: [step('a', { input: { n: 1 } })] } as Execution;
const apply = (event: string, data: object) =>
  applyExecutionEvents(execution, [{ event, data: JSON.stringify(data), id: null }]);

describe('applyExecutionEvents', () => {
  it('replaces a step that is known and adds one that is not', () => {
    expect(apply('step', step('b')).steps.map((each) => each.nodeId)).toEqual(['a', 'b']);
    expect(apply('step', step('a', { status: 'completed' })).steps).toMatchObject([{ status: 'completed' }]);
  });

  it('keeps an input that the event leaves out', () => {
    const [kept] = apply('step', step('a', { status: 'completed', omitted: ['input', 'output'] })).steps;
    expect(kept).toMatchObject({ status: 'completed', input: { n: 1 }, omitted: ['output'] });
    expect(apply('step', step('b', { omitted: ['input'] })).steps[1]?.omitted).toEqual(['input']);
  });

  it('takes over how far the execution is, or all of it', () => {
    expect(apply('execution', { status: 'failed', revision: 7 })).toMatchObject({
      id: 'x',
      status: 'failed',
      revision: 7,
    });
    expect(apply('snapshot', { id: 'x', steps: [] }).steps).toEqual([]);
  });

  it('leaves the execution as it is for events that it does not know', () => {
    expect(apply('close', { reason: 'shutdown' })).toBe(execution);
  });

  it('takes many events at once, the last of each step counting, and leaves steps alone that none is about', () => {
    const before = { ...execution, steps: [step('a'), step('b')] };
    const messages = Array.from({ length: 200 }, (_, n) => ({
      event: 'step',
      data: JSON.stringify(step('a', { attempt: n })),
      id: null,
    }));
    const after = applyExecutionEvents(before, messages);
    expect(after.steps).toMatchObject([{ nodeId: 'a', attempt: 199 }, { nodeId: 'b' }]);
    expect(after.steps[1]).toBe(before.steps[1]);
  });

  it('begins anew with a snapshot between steps', () => {
    const after = applyExecutionEvents(execution, [
      { event: 'step', data: JSON.stringify(step('b')), id: null },
      { event: 'snapshot', data: JSON.stringify({ id: 'x', steps: [step('c')] }), id: null },
      { event: 'step', data: JSON.stringify(step('d')), id: null },
    ]);
    expect(after.steps.map((each) => each.nodeId)).toEqual(['c', 'd']);
  });
});
