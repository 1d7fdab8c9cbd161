import type { Spent, Substep } from '@rex/engine';
import { storableJson } from '../connection/storable-json';
import { parse } from '../repositories/execution-row';

/** A row of LOAD_SUBSTEPS. */
export interface SubstepRow {
  name: string;
  kind: Substep['kind'];
  label: string;
  status: Substep['status'];
  input: string | null;
  output: string | null;
  error: string | null;
  started_at: Date;
  finished_at: Date | null;
  provider: string | null;
  model: string | null;
  input_tokens: number | null;
  output_tokens: number | null;
  cached_tokens: number | null;
  reasoning_tokens: number | null;
  cost: number | null;
}

/** A row as the engine knows it. */
export function toSubstep(row: SubstepRow): Substep {
  return {
    name: row.name,
    kind: row.kind,
    label: row.label,
    status: row.status,
    inputJson: row.input,
    outputJson: row.output,
    error: parse<NonNullable<Substep['error']>>(row.error),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    spent: spentOf(row),
  };
}

/** What a call of a model took; null for what is none, or has not ended. */
export function spentOf(row: Omit<SubstepRow, 'input' | 'output'>): Spent | null {
  const { provider, model, cost } = row;
  if (provider === null || model === null) return null;
  const usage = {
    input: row.input_tokens ?? 0,
    output: row.output_tokens ?? 0,
    cached: row.cached_tokens ?? 0,
    reasoning: row.reasoning_tokens ?? 0,
  };
  return { provider, model, usage, cost };
}

/** Whose substep is recorded, and under which lease. */
export interface SubstepPlace {
  executionId: string;
  ownerId: string;
  leaseEpoch: number;
  nodeId: string;
}

/** The parameters of RECORD_SUBSTEP. */
export function substepValues(place: SubstepPlace, substep: Substep): unknown[] {
  const { name, kind, status, inputJson, outputJson, error, startedAt, finishedAt } = substep;
  // What has not ended has spent nothing yet: its row says nothing of it, so that no call counts twice.
  const spent = status === 'running' ? null : substep.spent;
  const usage = spent?.usage;
  return [
    ...[place.executionId, place.ownerId, place.leaseEpoch, place.nodeId],
    ...[name, kind, oneLine(substep.label), status, toText(inputJson), toText(outputJson)],
    error && JSON.stringify(error),
    startedAt,
    ...(spent ? [oneLine(spent.provider), oneLine(spent.model)] : [null, null]),
    ...(usage ? [usage.input, usage.output, usage.cached, usage.reasoning] : [null, null, null, null]),
    ...[spent?.cost ?? null, spent?.reservationId ?? null, finishedAt],
  ];
}

/** Models are named by servers too: what they say is cut, and a zero character, which no column takes, is taken out. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, MAX_NAME_LENGTH)
    .toWellFormed();
}

const MAX_NAME_LENGTH = 200;

function toText(json: string | null): string | null {
  return json === null ? null : storableJson(json);
}
