import { parseSchedule } from '../../schedule/parse-schedule';
import { toPointer } from '../../json/json-pointer';
import type { Rule } from '../rule';

/** What is due only once it runs, such as intervals that count from there, has no say in whether a config is a schedule. */
const ACTIVATED_AT = new Date(0);

/** A config that is a schedule as a whole (`configRole`) must be one that can be due. */
export const scheduleRule: Rule = ({ document, nodes }) =>
  nodes.flatMap(({ node, path, descriptor }) => {
    if (descriptor?.configSchema['configRole'] !== 'schedule') return [];
    const { timezone } = document.settings;
    const parsed = parseSchedule(node.config, { timezone, activatedAt: ACTIVATED_AT });
    return (parsed.ok ? [] : parsed.problems).map(({ code, field, message, column }) => ({
      code,
      nodeId: node.id,
      path: `${path}/config${toPointer([field])}`,
      message: `Node "${node.id}": ${message}`,
      ...(column === undefined ? {} : { line: 1, column }),
    }));
  });
