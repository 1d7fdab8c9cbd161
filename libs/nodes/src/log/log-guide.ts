/** What the fields alone don't tell. */
export const LOG_GUIDE = `
The line goes to two places:

- the log of the step, with level, time, message and data: in the editor, and in \`logs\` of the step by the API;
- the log of the worker at the same level, with the ids of execution, workflow and node, and without \`data\`. An operator's
  \`LOG_LEVEL\` says what of it is kept; the log of the step has every line.

| level | for |
| --- | --- |
| debug | what helps to look for a mistake |
| info | what happened |
| warn | what somebody should look at |
| error | what went wrong, although the workflow went on |

No level ends or fails anything. The input is passed on unchanged, so a Log node may stand anywhere.

- A message that is one template may give any value: what is no text is written as JSON. A path that leads to nothing writes null,
  with a warning on the step.
- Secrets that a step has read are cleaned out of what it logs; a message is not the place for others.
- The log of a step is capped; what goes beyond is dropped with the warning \`logs-truncated\`.
`.trim();
