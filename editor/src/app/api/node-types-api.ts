import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { NodeTypeListResponse } from './openapi';
import type { NodeTypeDescriptor } from './types';

/** The types, and what a workflow of them may hold on this server. */
export type NodeTypeList = Pick<NodeTypeListResponse, 'limits'> & { items: NodeTypeDescriptor[] };

/** The route /node-types. */
@Injectable({ providedIn: 'root' })
export class NodeTypesApi {
  private readonly api = inject(ApiClient);
  private loaded: Promise<NodeTypeList> | undefined;

  /** All node types. Asked for once and kept; a failed call is asked again. */
  list(): Promise<NodeTypeList> {
    this.loaded ??= this.api.get<NodeTypeList>('/node-types').catch((error: unknown) => {
      this.loaded = undefined;
      throw error;
    });
    return this.loaded;
  }
}
