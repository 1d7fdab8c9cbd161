/** What one needs to draw a workflow and to start it: little, so that a browser can have it at once. */
export { defaultPositions } from '../document/default-positions';
export { isJsonObject } from '../document/json-value';
export { ERROR_PORT, MAIN_PORT } from '../document/workflow-document';
export { inputFieldOf } from '../input-schema/input-field-of';
export { outputPortsOf } from '../node-types/output-ports-of';
