import type { NodeDefinition } from '@rex/node-sdk';
import { code } from './code/code';
import { condition } from './condition/condition';
import { dataCleaner } from './data-cleaner/data-cleaner';
import { httpRequest } from './http-request/http-request';
import { jsonValidator } from './json-validator/json-validator';
import { llm } from './llm/llm';
import { log } from './log/log';
import { manualTrigger } from './manual-trigger/manual-trigger';
import { output } from './output/output';
import { scheduleTrigger } from './schedule-trigger/schedule-trigger';
import { storage } from './storage/storage';
import { transformer } from './transformer/transformer';
import { webhookTrigger } from './webhook-trigger/webhook-trigger';

/** Every node type there is, in the order of the palette. A new one adds its line here. */
export const ALL_NODES: readonly NodeDefinition[] = [
  manualTrigger,
  webhookTrigger,
  scheduleTrigger,
  llm,
  condition,
  httpRequest,
  code,
  transformer,
  dataCleaner,
  jsonValidator,
  storage,
  log,
  output,
];
