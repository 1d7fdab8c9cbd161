import type { NodeTypeDescriptor } from './node-type-descriptor';

/** The node types that exist, as validation and the editor see them. */
export interface NodeCatalog {
  get(type: string): NodeTypeDescriptor | undefined;
  /** Names of all types, in the order of the palette. */
  types(): string[];
}
