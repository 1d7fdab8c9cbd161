// Registers, creates the README's webhook workflow, calls it and reads its steps, by plain HTTP as a user's script would.
import assert from 'node:assert/strict';

const base = `${process.argv[2]}/api`;
let token = '';

async function send(method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const account = await send('POST', '/auth/register', {
  email: 'first@example.org',
  password: 'correct horse battery',
});
assert.equal(account.status, 201, JSON.stringify(account.body));
token = account.body.accessToken;

const workflow = await send('POST', '/workflows', {
  name: 'First',
  nodes: [
    { id: 'hook', type: 'webhook-trigger', config: { responseMode: 'last-node' } },
    {
      id: 'summary',
      type: 'code',
      config: { code: 'return { from: input.body.sender.login, isPush: Array.isArray(input.body.commits) }' },
    },
    { id: 'isPush', type: 'condition', config: { conditions: [{ field: 'isPush', operator: 'is-true' }] } },
    { id: 'headline', type: 'transformer', config: { expression: '({ headline: `${input.from} pushed` })' } },
    { id: 'result', type: 'output' },
    { id: 'other', type: 'output' },
  ],
  edges: [
    { source: 'hook', target: 'summary' },
    { source: 'summary', target: 'isPush' },
    { source: 'isPush', sourcePort: 'true', target: 'headline' },
    { source: 'headline', target: 'result' },
    { source: 'isPush', sourcePort: 'false', target: 'other' },
  ],
});
assert.equal(workflow.status, 201, JSON.stringify(workflow.body));

const answer = await send('POST', `/webhooks/${workflow.body.id}`, {
  sender: { login: 'ada' },
  commits: [{}],
});
assert.equal(answer.status, 200, JSON.stringify(answer.body));
assert.deepEqual(answer.body, { headline: 'ada pushed' });

const execution = await send('GET', `/executions/${answer.headers.get('x-rex-execution-id')}`);
const states = Object.fromEntries(execution.body.steps.map((step) => [step.nodeId, step.status]));
assert.deepEqual(states, {
  hook: 'completed',
  summary: 'completed',
  isPush: 'completed',
  headline: 'completed',
  result: 'completed',
  other: 'skipped',
});
console.log('the first workflow ran: every step is recorded');
