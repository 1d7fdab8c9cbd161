import type { ApiErrors } from '../common/problems/api-error';

/** Codes of workflows and their versions. */
export const WORKFLOW_ERRORS = {
  'if-match-invalid': {
    status: 400,
    meaning: '`If-Match` must be `*` or the number of a version, such as `"3"`.',
  },
  'version-missing': {
    status: 404,
    meaning: 'The workflow has no such version. As the error of an execution: its version is gone.',
  },
  'workflow-running': {
    status: 409,
    meaning:
      'Executions of the workflow are unfinished, so it can not be deleted for good yet; `detail` counts them. Wait for them, or cancel them.',
  },
  'version-conflict': {
    status: 412,
    meaning:
      'The workflow was changed meanwhile; read it again, then send the change with the current version.',
  },
  'workflow-invalid': { status: 422, meaning: 'The workflow has problems; `errors` lists all, see below.' },
  'import-invalid': {
    status: 422,
    meaning:
      'This is neither an export of REX nor a workflow document; `errors` lists what is wrong, with paths.',
  },
  'import-version-unsupported': {
    status: 422,
    meaning:
      'The export has a version of the format that this REX does not read; `detail` names the one it reads.',
  },
} as const satisfies ApiErrors;
