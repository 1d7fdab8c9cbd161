/** A text with `{{ … }}` in it, taken apart. */
export interface Template {
  parts: TemplatePart[];
}

/** One piece of a template, in order. `source` is what stood between the braces, without the spaces around it. */
export type TemplatePart = TextPart | PathPart | ScriptPart;

/** Text that stays as it is. */
export interface TextPart {
  kind: 'text';
  text: string;
}

/** A plain path such as `steps.fetch.body.items[0].name`: looked up in process. */
export interface PathPart {
  kind: 'path';
  /** One of SCOPE_ROOTS. */
  root: ScopeRoot;
  keys: (string | number)[];
  source: string;
}

/** Any other JavaScript expression: evaluated in the sandbox. */
export interface ScriptPart {
  kind: 'script';
  source: string;
}

/** The names that templates and scripts may use. */
export const SCOPE_ROOTS = ['input', 'steps', 'trigger', 'execution', 'workflow'] as const;

export type ScopeRoot = (typeof SCOPE_ROOTS)[number];

/** Says why a template can't be read. */
export class TemplateSyntaxError extends Error {
  override readonly name = 'TemplateSyntaxError';

  constructor(
    message: string,
    /** Where in the text, counted from 0. */
    readonly position: number,
  ) {
    super(message);
  }
}
