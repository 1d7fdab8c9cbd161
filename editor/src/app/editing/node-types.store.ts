import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CanvasNode, NodePorts, PortsOf } from '@rex/canvas';
import { MAIN_PORT, outputPortsOf } from '@rex/workflow/drawing';
import { NodeTypesApi, type NodeTypeList } from '../api/node-types-api';
import type { NodeTypeDescriptor } from '../api/types';
import { ConnectivityStore } from '../ui/connectivity.store';

/** What is known of a type that is not: data passes through. */
const UNKNOWN_PORTS: NodePorts = { inputs: [MAIN_PORT], outputs: [MAIN_PORT] };

/** The node types that the server has, in the order of the palette. Fetched once. */
@Injectable({ providedIn: 'root' })
export class NodeTypesStore {
  private readonly api = inject(NodeTypesApi);
  private readonly failed = signal(false);
  private loading: Promise<void> | undefined;

  readonly list = signal<readonly NodeTypeDescriptor[]>([]);
  /** What a workflow may hold on this server; undefined until the types are there. */
  limits: NodeTypeList['limits'] | undefined;
  /** Whether the last try to load them came to nothing. */
  readonly hasFailed = this.failed.asReadonly();
  readonly byType = computed(() => new Map(this.list().map((type) => [type.type, type])));
  /** As validation wants it. */
  readonly catalog = computed(() => {
    const byType = this.byType();
    return { get: (type: string) => byType.get(type), types: () => [...byType.keys()] };
  });

  constructor() {
    const { isOnline } = inject(ConnectivityStore);
    effect(() => {
      if (isOnline() && untracked(this.failed)) void this.load().catch(() => undefined);
    });
  }

  /** Loads them unless they are there. A failure is told and tried again at the next call, or when the network is back. */
  load(): Promise<void> {
    this.loading ??= this.fetch();
    return this.loading;
  }

  private async fetch(): Promise<void> {
    this.failed.set(false);
    try {
      const { items, limits } = await this.api.list();
      this.limits = limits;
      this.list.set(items);
    } catch (thrown) {
      this.loading = undefined;
      this.failed.set(true);
      throw thrown;
    }
  }

  get(type: string): NodeTypeDescriptor | undefined {
    return this.byType().get(type);
  }

  /** False when the server does not have it. Until that is known, all count as installed. */
  isInstalled(type: string): boolean {
    return this.list().length === 0 || this.byType().has(type);
  }

  /** Ports of a node, from top to bottom. */
  readonly portsOf: PortsOf = (node: CanvasNode): NodePorts => {
    const type = this.byType().get(node.type);
    if (!type) return UNKNOWN_PORTS;
    return { inputs: type.ports.inputs.map(({ name }) => name), outputs: outputPortsOf(node, type) };
  };
}
