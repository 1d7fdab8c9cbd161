import { curlCommand, FIRST_WORKFLOW } from './first-workflow';

describe('curlCommand', () => {
  it('posts the document to the API of the given origin', () => {
    const command = curlCommand('https://rex.example', 'tok', FIRST_WORKFLOW);
    expect(command.startsWith('curl https://rex.example/api/workflows')).toBe(true);
    expect(command).toContain('Authorization: Bearer tok');
    const body = command.slice(command.indexOf("-d '") + 4, -1);
    expect(JSON.parse(body)).toEqual(FIRST_WORKFLOW);
  });

  it('keeps apostrophes from ending the shell string', () => {
    const command = curlCommand('https://rex.example', 'tok', { ...FIRST_WORKFLOW, name: `Ada's` });
    expect(command).toContain(`Ada'\\''s`);
  });
});

describe('FIRST_WORKFLOW', () => {
  it('connects only nodes that exist', () => {
    const ids = new Set(FIRST_WORKFLOW.nodes.map((node) => node.id));
    for (const { source, target } of FIRST_WORKFLOW.edges) {
      expect(ids.has(source) && ids.has(target)).toBe(true);
    }
  });
});
