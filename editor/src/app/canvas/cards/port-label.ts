import { ERROR_PORT } from '@rex/workflow/drawing';
import type { NodeTypeDescriptor } from '../../api/types';

/** What a port is called. */
export function portLabel(
  type: NodeTypeDescriptor | undefined,
  side: 'inputs' | 'outputs',
  name: string,
): string {
  const label = type?.ports[side].find((port) => port.name === name)?.label;
  return label || (name === ERROR_PORT ? $localize`Error` : name);
}
