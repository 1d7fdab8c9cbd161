import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  ViewEncapsulation,
} from '@angular/core';
import { boundsOf, cardRect, EMPTY_DOCUMENT, readDocument, type CanvasNode } from '@rex/canvas';
import type { Step } from '../app/api/types';
import { CanvasComponent } from '../app/canvas/canvas.component';
import { CanvasSettings } from '../app/canvas/canvas-settings';
import { CanvasView } from '../app/canvas/canvas-view';
import { CommandRegistry } from '../app/commands/command-registry';
import { DraftStore } from '../app/editing/draft.store';
import { NodeTypesStore } from '../app/editing/node-types.store';
import { ProblemsStore } from '../app/editing/problems.store';
import { RunStatus } from '../app/executions/run-status';
import { NodePicker } from '../app/palette/node-picker';
import { addIconPaths } from '../app/ui/icon-paths';
import { WORKFLOW_ICON_PATHS } from '../app/ui/workflow-icon-paths';
import { typeOf } from './bench-types';
import { benchHook } from './bench-hook';
import { makeGraph, type BenchNode } from './make-graph';

/** The editor's own canvas with the graph of the comparisons on it, and nothing else: what they measure is what people get. */
@Component({
  selector: 'app-root',
  imports: [CanvasComponent],
  template: `<app-canvas />`,
  styleUrl: '../styles/editor.css',
  encapsulation: ViewEncapsulation.None,
  providers: [DraftStore, ProblemsStore, RunStatus, CanvasView, CommandRegistry, NodePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BenchComponent {
  constructor() {
    addIconPaths(WORKFLOW_ICON_PATHS);
    const query = new URLSearchParams(location.search);
    const { nodes, edges } = makeGraph(Number(query.get('n') || 1000), Number(query.get('m') || 1500));
    const draft = inject(DraftStore);
    const runs = inject(RunStatus);
    const view = inject(CanvasView);
    const types = inject(NodeTypesStore);
    // The harness drags the empty canvas to pan it.
    inject(CanvasSettings).emptyDrag.set('pan');
    const document = readDocument({
      nodes: nodes.map(nodeOf),
      edges: edges.map(({ id, source, target, sourcePort }) => {
        const isBranch = nodes.find((node) => node.id === source)?.outs === 2;
        const port = isBranch ? (sourcePort === 1 ? 'false' : 'true') : 'main';
        return { id, source, sourcePort: port, target, targetPort: 'main' };
      }),
    });
    const bounds = boundsOf([...document.nodes.byId.values()].map(({ position }) => cardRect(position)));
    const steps = new Map(
      nodes.flatMap((node) => (node.status === 'idle' ? [] : [[node.id, stepOf(node)] as const])),
    );
    void types.load().then(() => {
      draft.open(document);
      runs.set(steps);
    });
    afterNextRender(() => {
      benchHook({ view, draft, runs, document, empty: EMPTY_DOCUMENT, steps, bounds });
    });
  }
}

function nodeOf({ id, x, y, kind, title }: BenchNode): CanvasNode {
  return {
    id,
    type: typeOf(kind),
    name: title,
    position: { x, y },
    config: {},
    settings: { onError: 'fail' },
    disabled: false,
    notes: '',
  };
}

function stepOf({ id, title, kind, status }: BenchNode): Step {
  return {
    nodeId: id,
    nodeName: title,
    nodeType: typeOf(kind),
    status: status === 'idle' ? 'pending' : status,
    port: kind === 'Condition' ? 'true' : null,
    input: null,
    output: [1, 2, 3],
    omitted: [],
    error: status === 'failed' ? { class: 'Error', message: 'No answer in 30 s' } : null,
    attempt: 1,
    startedAt: null,
    finishedAt: null,
    durationMs: 1200,
    warnings: [],
    usage: null,
    logs: [],
  } as Step;
}
