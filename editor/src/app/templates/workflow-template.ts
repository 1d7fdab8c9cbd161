import type { JsonObject, JsonValue } from '@rex/workflow';

/** A workflow to begin with: it runs as it is, without keys and without the internet. */
export interface WorkflowTemplate {
  /** Names it in the address. */
  readonly id: string;
  readonly title: string;
  /** What it is good for, in a sentence or two. */
  readonly summary: string;
  readonly topic: TemplateTopic;
  readonly workflow: TemplateDocument;
  /** What a run is given to try it. */
  readonly input: JsonValue;
  /** What that run gives. A test runs every template and compares. */
  readonly output: JsonValue;
}

export type TemplateTopic = 'data' | 'webhook' | 'schedule' | 'storage';

/** The document of a template, as the API takes it. */
export interface TemplateDocument {
  readonly nodes: readonly TemplateNode[];
  readonly edges: readonly TemplateEdge[];
  readonly notes: readonly TemplateNote[];
}

interface TemplateNode {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly config: JsonObject;
}

interface TemplateEdge {
  readonly source: string;
  readonly sourcePort?: string;
  readonly target: string;
}

interface TemplateNote {
  readonly id: string;
  readonly text: string;
  readonly tint: 1 | 2 | 3 | 4 | 5;
  readonly position: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
}

const COLUMN_PX = 320;
const ROW_PX = 128;

/** A node at a column and a row, which count from 0. */
export function node(
  id: string,
  type: string,
  name: string,
  [column, row]: [number, number],
  config: JsonObject = {},
): TemplateNode {
  return { id, type, name, position: { x: column * COLUMN_PX, y: row * ROW_PX }, config };
}

/** Edges along a line of nodes; `check:true` leaves by the port `true`. */
export function line(...stops: string[]): TemplateEdge[] {
  return stops.slice(1).map((stop, n) => {
    const [source = '', sourcePort] = (stops[n] ?? '').split(':');
    const [target = ''] = stop.split(':');
    return { source, ...(sourcePort !== undefined && { sourcePort }), target };
  });
}

/** A note above the nodes. */
export function noteAbove(text: string, row = 0): TemplateNote {
  const size = { width: 544, height: 112 };
  return { id: 'about', text, tint: 1, position: { x: 0, y: row * ROW_PX - 144 }, size };
}
