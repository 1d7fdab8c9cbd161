import { parseSchedule } from '../../schedule/parse-schedule';
import { toPointer } from '../../json/json-pointer';
import type { Problem } from '../problem';
import type { PlacedNode, Rule } from '../rule';

/** What is due only once it runs, such as intervals that count from there, has no say in whether a config is a schedule. */
const ACTIVATED_AT = new Date(0);

/** Most schedules of a workflow: what one request has the API compute stays bounded. */
export const MAX_SCHEDULES = 20;

/** A config that is a schedule as a whole (`configRole`) must be one that can be due. Of too many none is looked at. */
export const scheduleRule: Rule = ({ document, nodes }) => {
  const schedules = nodes.filter(({ descriptor }) => descriptor?.configSchema['configRole'] === 'schedule');
  const excess = schedules[MAX_SCHEDULES];
  if (excess) return [tooMany(excess, schedules.length)];
  return schedules.flatMap((placed) => problemsOf(placed, document.settings.timezone));
};

function tooMany({ node, path }: PlacedNode, count: number): Problem {
  const message = `The workflow has ${count} Schedule triggers; at most ${MAX_SCHEDULES} are allowed. Split it.`;
  return { code: 'too-many-schedules', nodeId: node.id, path, message };
}

function problemsOf({ node, path }: PlacedNode, timezone: string): Problem[] {
  const parsed = parseSchedule(node.config, { timezone, activatedAt: ACTIVATED_AT });
  return (parsed.ok ? [] : parsed.problems).map(({ code, field, message, column }) => ({
    code,
    nodeId: node.id,
    path: `${path}/config${toPointer([field])}`,
    message: `Node "${node.id}": ${message}`,
    ...(column === undefined ? {} : { line: 1, column }),
  }));
}
