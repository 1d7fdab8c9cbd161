/** Codes with which steps and executions end, and what they mean (Markdown). docs/errors.md is generated from here. */
export const STEP_ERROR_MEANINGS = {
  'script-syntax': 'The script does not parse; line and column are given.',
  'script-threw': 'The script failed; line and column are given where they are known.',
  'script-timeout':
    'The script took longer than `CODE_TIMEOUT_MS`, or waits for a promise that nothing settles.',
  'script-memory': 'The script took more than `CODE_MEMORY_MB`.',
  'script-crashed': 'The process of the script ended; it was replaced.',
  'script-cancelled': 'The script was stopped from outside.',
  'script-result-too-large': 'The result is larger than `LIMIT_OUTPUT_BYTES`.',
  'script-result-not-json': "The result holds something JSON can't carry; the message names the path.",
  'sandbox-unavailable':
    'No process for scripts could be started, or none be locked where `SANDBOX_LOCKDOWN=required` asks for it.',
  'validation-failed':
    'The input does not fit what the validator asks; `details` lists path, keyword and message.',
  'schema-invalid': 'The JSON Schema of a validator is none.',
  'mapping-failed': 'A mapping leads through something that is no object.',
  'pattern-invalid':
    'A regular expression of a data cleaner, or one that a template gave to a condition, does not compile; the message names it.',
  'storage-conflict':
    'The entry has another version than `ifVersion` asks for. Get it again, or branch on the conflict.',
  'storage-key-invalid':
    'The key of a stored entry is empty, over 512 characters, or holds what no database can.',
  'storage-value-too-large': 'The value is larger than `LIMIT_STORAGE_VALUE_BYTES`.',
  'storage-not-a-number': 'What should be added to is no number, or the sum would no longer be exact.',
  'storage-full': 'The user has `LIMIT_STORAGE_ENTRIES` entries. Delete some, or give them a time to live.',
  'storage-lease-lost':
    'Another worker runs the execution now, or it has ended. The storage was left as it is.',
  'storage-unavailable': 'The database was away for half a minute. Try again later.',
  'http-status':
    'The target answered with a status of 400 or more, or one of `retryOnStatus`; `details` holds status and body.',
  'http-timeout':
    'No answer, or no connection, in time. The message says when its outcome is unknown: check the target then.',
  'http-connection':
    'The host is unknown, takes no connection or closed it too early. As above, the outcome may be unknown.',
  'http-tls': 'The certificate of the target is not to be trusted.',
  'http-refused-target':
    'The target is not on the public internet, or its port or protocol is refused. See `HTTP_ALLOW_PRIVATE`.',
  'http-request-invalid': "URL or headers hold what HTTP can't carry.",
  'http-response-invalid': 'The answer is not HTTP, or badly compressed.',
  'http-response-too-large':
    'The answer, or all pages together, is larger than `maxResponseBytes` or `LIMIT_OUTPUT_BYTES`.',
  'http-redirect-limit': 'More than five redirects.',
  'response-not-json': 'The answer should be JSON and is not. Look at the URL, or read it as text.',
  'response-too-deep': 'The answer is JSON nested deeper than 500 levels. Read it as text.',
  'pagination-failed': 'A page holds no list, no URL or no cursor where the config says.',
  'pattern-text-too-large':
    'The patterns of a data cleaner are tried on at most 2,000,000 characters in one operation. Clean less at a time.',
  'key-missing': 'There is no stored key of that id.',
  'encryption-key-changed':
    'The stored key was encrypted with another `ENCRYPTION_KEY`: name that one in `ENCRYPTION_KEY_FORMER`, or store the key again.',
  'response-header-refused':
    "A header of an Output node's `response` can not be sent: the message says which and why.",
  'llm-key-refused':
    'The provider refused the key, or the key is missing, is for another provider or holds what no key has. Test it under Keys.',
  'llm-rate-limited':
    'The limit of the key for this model is reached: by the word of the provider, or by the limits that were set. The step waits and tries again, if its retries allow; ask for less at a time, or name a fallback.',
  'llm-quota-spent': 'The account at the provider has no credit left.',
  'llm-request-invalid':
    'The request can be right for no provider, or this one refused it; the message says what to change.',
  'llm-model-unknown': 'The provider has no such model for this key. Choose one of its list.',
  'llm-provider-unknown': 'There is no such provider.',
  'llm-blocked':
    "The provider's filter stopped the prompt or the answer. Change the prompt, or ask another model.",
  'llm-unavailable': 'The provider is not well, or too busy. Try again later, or name a fallback.',
  'llm-timeout': 'The answer was not complete within `timeoutMs`.',
  'llm-connection': 'The provider could not be reached, or its answer broke off.',
  'llm-refused-target':
    'The base URL is not on the public internet, or its port or protocol is refused. See `HTTP_ALLOW_PRIVATE`.',
  'llm-response-invalid':
    'What came back is no answer of a language model. Look at the base URL; else try again later.',
  'llm-context-exceeded':
    'The prompt is longer than the model reads; the message has the count where it is known.',
  'llm-schema-unmet':
    'The answer does not fit the schema, also after one repair. `details` hold the raw text and what does not fit.',
  'llm-budget-spent':
    'The budget of the day, of the workflow or the account, does not allow the call. Raise it, wait for the next day (UTC), or mark a fallback `afterBudget`.',
  'llm-budget-busy':
    'Other calls have set aside what is left of the budget; the step waits for them, and this is shown meanwhile.',
  'llm-rounds-spent':
    'The model still calls tools after `maxRounds` rounds. Raise it, or tell the model when to stop.',
  'tool-unknown': 'A model called a tool that it was not offered. The model is told, and may try again.',
  'tool-call-changed':
    'After an interruption the model called other tools than before it, so what is recorded does not fit. Retry from the node.',
  'tool-arguments-invalid':
    'A model called a tool with arguments that do not fit. The model is told, and may try again.',
  'llm-cancelled': 'The call was stopped from outside.',
  'node-timeout': "One attempt took longer than the node's timeout.",
  'node-crashed': "The node failed in a way it should not; the worker's log has the cause.",
  'output-too-large': 'The output is larger than `LIMIT_OUTPUT_BYTES`.',
  interrupted:
    'The worker was lost while a step that must not be repeated acted: its outcome is unknown. Check the target first.',
  cancelled: 'The execution was cancelled; it stands in no row, only in the log of what was stopped.',
  'execution-timeout': "The execution took longer than `timeoutMs` in the workflow's settings.",
  'worker-lost': 'The execution lost its worker three times; it probably kills it.',
} as const;
