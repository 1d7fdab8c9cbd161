import { Inject, Injectable } from '@nestjs/common';
import { nodeCatalog } from '@rex/nodes';
import { UserError, type ServerConfig } from '@rex/platform';
import { parseWorkflowDocument, validationSteps, type Problem, type WorkflowDocument } from '@rex/workflow';
import type { CurrentUser } from '../auth/current-user.decorator';
import { APP_CONFIG } from '../common/app-config';
import { isLarge } from '../common/is-large';
import { runSteps, runStepsInSlices, type Steps } from '../common/run-steps';
import { TurnsPerUser } from '../common/turns-per-user';
import { workflowLimits } from './workflow-limits';

/** A document that was read, and what keeps it from running. */
export interface CheckedDocument {
  document: WorkflowDocument;
  problems: Problem[];
}

/** Most checks of large documents that wait for one user. Each holds a document in memory. */
const MAX_WAITING = 20;

/**
 * Checks documents by the one implementation in libs/workflow, with this server's node types and limits. Checks come in steps: a small
 * document is checked at once, a large one when it is its user's turn and a few milliseconds at a time (PROMISES P10).
 */
@Injectable()
export class DocumentChecker {
  private readonly turns = new TurnsPerUser(MAX_WAITING, tooManyChecks);

  constructor(@Inject(APP_CONFIG) private readonly config: ServerConfig) {}

  /** Runs the steps of a check of what a user sent. @throws UserError `too-many-requests` */
  async run<Result>(user: CurrentUser, input: object, steps: Steps<Result>): Promise<Result> {
    return isLarge(input) ? this.turns.run(user.id, () => runStepsInSlices(steps)) : runSteps(steps);
  }

  /** Reads a posted document and checks it. @throws UserError `workflow-invalid` when it has not the shape of one */
  *read(input: object): Steps<CheckedDocument> {
    const document = this.parse(input);
    yield;
    return { document, problems: yield* this.problemsOf(document) };
  }

  /** Reads a posted document. @throws UserError `workflow-invalid` when it has not the shape of one. */
  parse(input: object): WorkflowDocument {
    const parsed = parseWorkflowDocument(input);
    if (!parsed.ok) throw invalid(parsed.problems);
    return parsed.document;
  }

  /** All that keeps a document from running. */
  problemsOf(document: WorkflowDocument): Steps<Problem[]> {
    return validationSteps(document, nodeCatalog, workflowLimits(this.config));
  }

  /** All that keeps a posted document from running, its shape included. */
  *check(input: object): Steps<Problem[]> {
    const parsed = parseWorkflowDocument(input);
    yield;
    return parsed.ok ? yield* this.problemsOf(parsed.document) : parsed.problems;
  }

  /** @throws UserError `workflow-invalid` when the document has problems. */
  requireRunnable(problems: Problem[]): void {
    if (problems.length > 0) throw invalid(problems);
  }
}

function invalid(problems: Problem[]): UserError {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new UserError('workflow-invalid', `The workflow can not run as it is: ${count}.`, {
    status: 422,
    errors: problems,
  });
}

function tooManyChecks(): UserError {
  return new UserError(
    'too-many-requests',
    `${MAX_WAITING} checks of large documents of yours are waiting already. Try again in a second.`,
    { status: 429, headers: { 'retry-after': '1' } },
  );
}
