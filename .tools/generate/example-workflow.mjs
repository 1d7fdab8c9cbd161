/**
 * A whole workflow around a node: a trigger, the node as in the first of its examples that makes a workflow without problems, and an
 * Output node behind each of its ports. `findProblems` is the product's own validation.
 */
export function exampleWorkflow(descriptor, findProblems) {
  const tried = descriptor.examples.map((example) => documentOf(descriptor, example));
  const good = tried.find((document) => findProblems(document).length === 0);
  if (good) return good;
  const problems = tried.map((document) =>
    findProblems(document)
      .map(({ message }) => message)
      .join(' '),
  );
  throw new Error(`no example of ${descriptor.type} makes a workflow:\n${problems.join('\n')}`);
}

function documentOf({ type, label, category, ports }, { name, config }) {
  const id = type.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const start = { id: 'start', type: 'manual-trigger' };
  const node = { id, type, config };
  const before = category === 'trigger' ? [] : [start];
  const isLast = type === 'output' || ports.outputs.length === 0;
  const after = isLast
    ? []
    : ports.outputs.map((port) => ({ id: outputId(port.name), type: 'output', name: port.label }));
  return {
    name: `${label}: ${name}`,
    nodes: [...before, node, ...after],
    edges: [
      ...before.map(() => ({ source: 'start', target: id })),
      ...(isLast ? [] : ports.outputs).map((port) => ({
        source: id,
        ...(port.name === 'main' ? {} : { sourcePort: port.name }),
        target: outputId(port.name),
      })),
    ],
  };
}

function outputId(port) {
  return port === 'main' ? 'result' : `on_${port.replace(/\W/g, '_')}`;
}
