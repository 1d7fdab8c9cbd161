import type { KeyModelResponse } from './key-models.dto';

/** How long a list is believed, in milliseconds. */
export const KEEP_MS = 5 * 60_000;

const MAX_KEPT = 100;

interface Kept {
  /** Of the key as it was sent. */
  fingerprint: string;
  models: KeyModelResponse[];
  until: number;
}

/** Lists of models that were asked for lately, one for each key. One that was asked for with a key that changed since is forgotten. */
export class KeptModels {
  private readonly lists = new Map<string, Kept>();

  get(keyId: string, fingerprint: string, nowMs: number): KeyModelResponse[] | undefined {
    const kept = this.lists.get(keyId);
    if (kept && kept.fingerprint === fingerprint && nowMs < kept.until) return kept.models;
    this.lists.delete(keyId);
    return undefined;
  }

  put(keyId: string, fingerprint: string, models: KeyModelResponse[], nowMs: number): void {
    this.lists.delete(keyId);
    this.lists.set(keyId, { fingerprint, models, until: nowMs + KEEP_MS });
    const [oldest] = this.lists.keys();
    if (this.lists.size > MAX_KEPT && oldest !== undefined) this.lists.delete(oldest);
  }
}
