import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { NodeTypeDescriptor } from './types';

/** The route /node-types. */
@Injectable({ providedIn: 'root' })
export class NodeTypesApi {
  private readonly api = inject(ApiClient);
  private loaded: Promise<NodeTypeDescriptor[]> | undefined;

  /** All node types. Asked for once and kept; a failed call is asked again. */
  list(): Promise<NodeTypeDescriptor[]> {
    this.loaded ??= this.api
      .get<{ items: NodeTypeDescriptor[] }>('/node-types')
      .then(({ items }) => items)
      .catch((error: unknown) => {
        this.loaded = undefined;
        throw error;
      });
    return this.loaded;
  }
}
