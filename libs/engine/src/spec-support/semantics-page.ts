import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MAIN_PORT } from '@rex/workflow';

/** A rule of docs/execution-semantics.md with the workflow that its picture shows. */
export interface Rule {
  heading: string;
  nodes: PicturedNode[];
  edges: PicturedEdge[];
}

/** A box: `id["name<br/>type, settings<br/>state"]:::state`. */
export interface PicturedNode {
  id: string;
  name: string;
  type: string;
  disabled: boolean;
  onError: string;
  state: string;
}

/** An arrow: solid when it is live, dotted when it is dead; it may name the port. */
export interface PicturedEdge {
  source: string;
  sourcePort: string;
  target: string;
  isLive: boolean;
}

const BOX = /^\s*(\w+)\["(.+?)<br\/>(.+?)<br\/>(\w+)"\]:::(\w+)$/;
const ARROW = /^\s*(\w+) (?:-- (\w+) )?-->\s*(\w+)$|^\s*(\w+) (?:-\.->|-\. (\w+) \.->)\s*(\w+)$/;
const STYLE = /^\s*(flowchart LR|classDef .*)$/;

/** All rules of the page, in its order. */
export function readRules(): Rule[] {
  const page = readFileSync(path.resolve(__dirname, '../../../../docs/execution-semantics.md'), 'utf8');
  return page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = ''] = section.split('\n', 1);
      const [, picture] = /```mermaid\n([^]*?)```/.exec(section) ?? [];
      if (picture === undefined) throw new Error(`the rule "${heading}" has no picture`);
      return readPicture(heading, picture);
    });
}

function readPicture(heading: string, picture: string): Rule {
  const rule: Rule = { heading, nodes: [], edges: [] };
  for (const line of picture.split('\n').filter((each) => each.trim() !== '' && !STYLE.test(each))) {
    const box = BOX.exec(line);
    const arrow = ARROW.exec(line);
    if (box) rule.nodes.push(readBox(box));
    else if (arrow) rule.edges.push(readArrow(arrow));
    else throw new Error(`the picture of "${heading}" has a line that says nothing here: ${line}`);
  }
  return rule;
}

function readBox([, id = '', name = '', kind = '', word = '', state = '']: RegExpExecArray): PicturedNode {
  if (word !== state) throw new Error(`"${id}" says ${word} and is drawn as ${state}`);
  const [type = '', ...settings] = kind.split(', ');
  const onError = settings.find((each) => each.startsWith('onError '))?.slice('onError '.length) ?? 'fail';
  return { id, name, type, state, disabled: settings.includes('disabled'), onError };
}

function readArrow([
  ,
  source,
  port,
  target,
  deadSource,
  deadPort,
  deadTarget,
]: RegExpExecArray): PicturedEdge {
  return {
    source: source ?? deadSource ?? '',
    sourcePort: port ?? deadPort ?? MAIN_PORT,
    target: target ?? deadTarget ?? '',
    isLive: source !== undefined,
  };
}

/** What a node of the picture is in a document. */
export function toNode({ id, name, type, disabled, onError }: PicturedNode): object {
  return { id, name, type, disabled, settings: { onError } };
}
