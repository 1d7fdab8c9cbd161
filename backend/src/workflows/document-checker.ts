import { Inject, Injectable } from '@nestjs/common';
import { nodeCatalog } from '@rex/nodes';
import { UserError, type ServerConfig } from '@rex/platform';
import { parseWorkflowDocument, validateWorkflow, type Problem, type WorkflowDocument } from '@rex/workflow';
import { APP_CONFIG } from '../common/app-config';

/** Checks documents by the one implementation in libs/workflow, with this server's node types and limits. */
@Injectable()
export class DocumentChecker {
  constructor(@Inject(APP_CONFIG) private readonly config: ServerConfig) {}

  /** Reads a posted document. @throws UserError `workflow-invalid` when it has not the shape of one. */
  parse(input: object): WorkflowDocument {
    const parsed = parseWorkflowDocument(input);
    if (!parsed.ok) throw invalid(parsed.problems);
    return parsed.document;
  }

  /** All that keeps a document from running. */
  problemsOf(document: WorkflowDocument): Problem[] {
    return validateWorkflow(document, nodeCatalog, {
      maxNodes: this.config.LIMIT_NODES,
      maxEdges: this.config.LIMIT_EDGES,
      maxDocumentBytes: this.config.LIMIT_DOCUMENT_BYTES,
    });
  }

  /** All that keeps a posted document from running, its shape included. */
  check(input: object): Problem[] {
    const parsed = parseWorkflowDocument(input);
    return parsed.ok ? this.problemsOf(parsed.document) : parsed.problems;
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
