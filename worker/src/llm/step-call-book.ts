import { Logger } from '@nestjs/common';
import type { LlmBudgetsRepository } from '@rex/database';
import type { LlmBinding, Substep } from '@rex/engine';
import { tierOf, type CallBook, type KeptCall, type Reservation, type SpendAsk } from '@rex/llm';
import { DEFAULT_TIMEOUT_MS, type LlmMessage, type LlmQuestion, type LlmResponse } from '@rex/node-sdk';
import { sha256Hex } from '@rex/platform';
import { describeBudget } from './describe-budget';

/** Name of the substep that holds an answer from the cache. */
const CACHED = 'cache';

/** Longest part of a prompt that is kept for people to look at, in characters of JSON. */
const LONGEST_INPUT = 64_000;

/** So long after a call must have ended what was set aside for it is free again, whatever became of its worker. */
const RESERVE_MARGIN_MS = 30_000;

/** Keeps the calls of one question as substeps of its step, and asks the budgets of owner and workflow before each. */
export class StepCallBook implements CallBook {
  private readonly logger = new Logger(StepCallBook.name);
  private startedAt = new Date();

  constructor(
    private readonly binding: LlmBinding,
    private readonly budgets: LlmBudgetsRepository,
    private readonly question: Pick<LlmQuestion, 'name' | 'request' | 'routes'>,
  ) {}

  /** Whether a vendor was asked this question before. */
  async hasBegun(): Promise<boolean> {
    const firsts = this.question.routes.map((_, route) => this.recall(`${route}.0`));
    return (await Promise.all(firsts)).some((kept) => kept !== undefined);
  }

  /** The answer that an earlier attempt took from the cache. */
  async recallCached(): Promise<LlmResponse | undefined> {
    const kept = await this.binding.substeps.find(this.nameOf(CACHED));
    return kept?.outputJson == null ? undefined : (JSON.parse(kept.outputJson) as LlmResponse);
  }

  /** Keeps an answer from the cache: a later attempt must not be told another one. */
  async keepCached(response: LlmResponse): Promise<void> {
    const now = new Date();
    await this.binding.substeps.record({
      name: this.nameOf(CACHED),
      kind: 'model',
      label: `${response.provider}/${response.model} (cached)`,
      status: 'completed',
      inputJson: this.inputJson(),
      outputJson: JSON.stringify(response),
      error: null,
      startedAt: now,
      finishedAt: now,
      spent: null,
    });
  }

  async recall(name: string): Promise<KeptCall | undefined> {
    const kept = await this.binding.substeps.find(this.nameOf(name));
    return kept?.outputJson == null ? undefined : (JSON.parse(kept.outputJson) as KeptCall);
  }

  async reserve(name: string, ask: SpendAsk): Promise<Reservation> {
    this.startedAt = new Date();
    if (ask.isExempt) return { id: null, maxOutputTokens: null };
    const { ownerId, workflowId } = this.binding.step;
    const { inputTokens, maxOutputTokens } = ask;
    const price = ask.price && tierOf(ask.price, inputTokens);
    const outcome = await this.budgets.reserve({
      // The same for the call in every attempt: what a lost worker set aside is in nobody's way but the others'.
      id: this.reservationId(name),
      ownerId,
      workflowId,
      inputTokens,
      maxOutputTokens,
      inputCostPerToken: price ? price.input / 1_000_000 : null,
      outputCostPerToken: price ? price.output / 1_000_000 : null,
      expiresInMs: (this.question.request.timeoutMs ?? DEFAULT_TIMEOUT_MS) + RESERVE_MARGIN_MS,
    });
    switch (outcome.kind) {
      case 'unlimited':
        return { id: null, maxOutputTokens: null };
      case 'reserved':
        return { id: outcome.id, maxOutputTokens: outcome.maxOutputTokens };
      case 'spent':
      case 'busy':
        throw describeBudget(outcome, ask.model);
    }
  }

  async keep(name: string, call: KeptCall, reservation: Reservation): Promise<void> {
    const { outcome, provider, model, usage, cost } = call;
    const failure = 'error' in outcome ? outcome.error : undefined;
    // A refusal takes nothing: it is no call that counts.
    const isFree = failure !== undefined && cost === 0 && usage.input + usage.output === 0;
    const substep: Substep = {
      name: this.nameOf(name),
      kind: 'model',
      label: `${provider}/${model}`,
      status: failure ? 'failed' : 'completed',
      inputJson: this.inputJson(),
      outputJson: JSON.stringify(call),
      error: failure ? { code: failure.code, message: failure.message } : null,
      startedAt: this.startedAt,
      finishedAt: new Date(),
      spent: isFree ? null : { provider, model, usage, cost, reservationId: reservation.id },
    };
    await this.binding.substeps.record(substep);
    if (isFree) await this.release(reservation);
  }

  /** Where the database is away it expires by itself: no reason to lose what the vendor said. */
  async release({ id }: Reservation): Promise<void> {
    if (id === null) return;
    await this.budgets.release(this.binding.step.ownerId, id).catch((error: unknown) => {
      this.logger.warn(
        { err: error, executionId: this.binding.step.executionId },
        'room of a budget not given back',
      );
    });
  }

  private reservationId(name: string): string {
    const { executionId, nodeId } = this.binding.step;
    return uuidOf(sha256Hex(JSON.stringify([executionId, nodeId, this.nameOf(name)])));
  }

  private nameOf(name: string): string {
    return `model.${this.question.name}.${name}`;
  }

  /** What is new in the question, without its pictures: what was said before stands with earlier substeps. */
  private inputJson(): string {
    const { system, messages } = this.question.request;
    const lastAnswer = messages.findLastIndex(({ role }) => role === 'assistant');
    const said = messages.slice(lastAnswer + 1).map(withoutPictures);
    const json = JSON.stringify({
      ...(lastAnswer < 0 && system !== undefined ? { system } : {}),
      messages: said,
    });
    if (json.length <= LONGEST_INPUT) return json;
    return JSON.stringify({ truncated: true, beginning: json.slice(0, LONGEST_INPUT).toWellFormed() });
  }
}

function withoutPictures(message: LlmMessage): object {
  if (message.role !== 'user' || typeof message.content === 'string') return message;
  const content = message.content.map((part) => (part.type === 'image' ? { type: 'image' } : part));
  return { ...message, content };
}

/** A UUID of its own kind (RFC 9562, version 8) made of a hash. */
function uuidOf(hash: string): string {
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(13, 16),
    hash.slice(17, 20),
    hash.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-8${d}-${e}`;
}
