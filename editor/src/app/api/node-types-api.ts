import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { NodeTypeListResponse } from './openapi';
import type { NodeTypeDescriptor } from './types';

/** The route /node-types. */
@Injectable({ providedIn: 'root' })
export class NodeTypesApi {
  private readonly api = inject(ApiClient);
  private loaded: Promise<NodeTypeDescriptor[]> | undefined;
  /** What a workflow may hold on this server; known with the node types. */
  limits: NodeTypeListResponse['limits'] | undefined;

  /** All node types. Asked for once and kept; a failed call is asked again. */
  list(): Promise<NodeTypeDescriptor[]> {
    this.loaded ??= this.api
      .get<{ items: NodeTypeDescriptor[]; limits: NodeTypeListResponse['limits'] }>('/node-types')
      .then(({ items, limits }) => {
        this.limits = limits;
        return items;
      })
      .catch((error: unknown) => {
        this.loaded = undefined;
        throw error;
      });
    return this.loaded;
  }
}
