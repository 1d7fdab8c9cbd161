import type { LlmBudgetsRepository } from '@rex/database';
import type { LlmBinding, Substep } from '@rex/engine';
import type { CallBook, KeptCall, Reservation, SpendAsk } from '@rex/llm';
import { DEFAULT_TIMEOUT_MS, type LlmMessage, type LlmQuestion } from '@rex/node-sdk';
import { describeBudget } from './describe-budget';

/** Longest part of a prompt that is kept for people to look at, in characters of JSON. */
const LONGEST_INPUT = 64_000;

/** So long after a call must have ended what was set aside for it is free again, whatever became of its worker. */
const RESERVE_MARGIN_MS = 30_000;

/** Keeps the calls of one question as substeps of its step, and asks the budgets of owner and workflow before each. */
export class StepCallBook implements CallBook {
  private startedAt = new Date();

  constructor(
    private readonly binding: LlmBinding,
    private readonly budgets: LlmBudgetsRepository,
    private readonly question: Pick<LlmQuestion, 'name' | 'request'>,
  ) {}

  async recall(name: string): Promise<KeptCall | undefined> {
    const kept = await this.binding.substeps.find(this.nameOf(name));
    return kept?.outputJson == null ? undefined : (JSON.parse(kept.outputJson) as KeptCall);
  }

  async reserve(ask: SpendAsk): Promise<Reservation> {
    this.startedAt = new Date();
    if (ask.isExempt) return { id: null, maxOutputTokens: null };
    const { ownerId, workflowId } = this.binding.step;
    const { inputTokens, maxOutputTokens, price } = ask;
    const outcome = await this.budgets.reserve({
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
      spent: { provider, model, usage, cost, reservationId: reservation.id },
    };
    await this.binding.substeps.record(substep);
  }

  async release({ id }: Reservation): Promise<void> {
    if (id !== null) await this.budgets.release(this.binding.step.ownerId, id);
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
