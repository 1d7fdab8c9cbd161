import { MAIN_PORT, type PortDescriptor } from '@rex/workflow';

/** The one input most nodes have. */
export const MAIN_INPUT: PortDescriptor[] = [{ name: MAIN_PORT, label: 'Input' }];

/** The one output most nodes have. */
export const MAIN_OUTPUT: PortDescriptor[] = [{ name: MAIN_PORT, label: 'Output' }];
