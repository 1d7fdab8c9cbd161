import type { ApiErrors } from '../common/problems/api-error';

/** Codes of workflows and their versions. */
export const WORKFLOW_ERRORS = {
  'if-match-invalid': { status: 400, meaning: '`If-Match` must be the number of a version.' },
  'version-missing': {
    status: 404,
    meaning: 'The workflow has no such version. As the error of an execution: its version is gone.',
  },
  'version-conflict': {
    status: 412,
    meaning:
      'The workflow was changed meanwhile; read it again, then send the change with the current version.',
  },
  'workflow-invalid': { status: 422, meaning: 'The workflow has problems; `errors` lists all, see below.' },
} as const satisfies ApiErrors;
