import type { Step } from '../../api/types';
import { nodeLabel } from './node-label';

const node = {
  name: 'Summarise ticket',
  kind: 'LLM',
  isInstalled: true,
  isDisabled: false,
  problemCount: 0,
  parentNames: [],
  outputs: ['Output'],
};

describe('nodeLabel', () => {
  it('says what a card shows', () => {
    const told = { ...node, parentNames: ['Get ticket', 'Start'], outputs: ['true', 'false'] };
    expect(nodeLabel(told, { status: 'completed' } as Step)).toBe(
      'Summarise ticket, LLM, completed, input from Get ticket, Start, 2 outputs: true, false',
    );
  });

  it('says what is wrong, and nothing that is not', () => {
    expect(nodeLabel(node, undefined)).toBe('Summarise ticket, LLM');
    expect(nodeLabel({ ...node, isDisabled: true, problemCount: 1 }, undefined)).toBe(
      'Summarise ticket, LLM, disabled, 1 problem',
    );
    expect(nodeLabel({ ...node, problemCount: 2 }, undefined)).toContain('2 problems');
  });
});
