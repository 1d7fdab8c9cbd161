import type { Rule } from '../rule';

/** Something must start the workflow: a trigger that is not disabled. */
export const noTriggerRule: Rule = ({ nodes }) => {
  const triggers = nodes.filter(({ descriptor }) => descriptor?.category === 'trigger');
  if (triggers.some(({ node }) => !node.disabled)) return [];
  const message =
    triggers.length > 0
      ? 'All triggers are disabled, so nothing can start this workflow; enable one.'
      : 'Nothing can start this workflow; add a trigger, such as manual-trigger.';
  return [{ code: 'no-trigger', path: '/nodes', message }];
};
