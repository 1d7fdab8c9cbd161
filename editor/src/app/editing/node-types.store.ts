import { computed, inject, Injectable, signal } from '@angular/core';
import type { CanvasNode, NodePorts, PortsOf } from '@rex/canvas';
import { MAIN_PORT, outputPortsOf } from '@rex/workflow/drawing';
import { NodeTypesApi } from '../api/node-types-api';
import type { NodeTypeDescriptor } from '../api/types';

/** What is known of a type that is not: data passes through. */
const UNKNOWN_PORTS: NodePorts = { inputs: [MAIN_PORT], outputs: [MAIN_PORT] };

/** The node types that the server has, in the order of the palette. Fetched once. */
@Injectable({ providedIn: 'root' })
export class NodeTypesStore {
  private readonly api = inject(NodeTypesApi);
  private loading: Promise<void> | undefined;

  readonly list = signal<readonly NodeTypeDescriptor[]>([]);
  readonly byType = computed(() => new Map(this.list().map((type) => [type.type, type])));
  /** As validation wants it. */
  readonly catalog = computed(() => {
    const byType = this.byType();
    return { get: (type: string) => byType.get(type), types: () => [...byType.keys()] };
  });

  /** Loads them unless they are there. A failure is told and tried again at the next call. */
  load(): Promise<void> {
    this.loading ??= this.api.list().then(
      (types) => this.list.set(types),
      (thrown: unknown) => {
        this.loading = undefined;
        throw thrown;
      },
    );
    return this.loading;
  }

  get(type: string): NodeTypeDescriptor | undefined {
    return this.byType().get(type);
  }

  /** Ports of a node, from top to bottom. */
  readonly portsOf: PortsOf = (node: CanvasNode): NodePorts => {
    const type = this.byType().get(node.type);
    if (!type) return UNKNOWN_PORTS;
    return { inputs: type.ports.inputs.map(({ name }) => name), outputs: outputPortsOf(node, type) };
  };
}
