import type { JsonObject, JsonValue } from '../document/json-value';
import type { ScriptKind } from '../scripts/check-script';

/** A node type as plain data: all that validation, the editor's forms and the docs need. Travels to the browser. */
export interface NodeTypeDescriptor {
  /** Stable name, such as `http-request`. */
  type: string;
  /** Raised when the meaning of the config changes. */
  version: number;
  /** Name for people. */
  label: string;
  category: NodeCategory;
  /** Name of a Lucide icon. */
  icon: string;
  /** One sentence: what the node does. */
  summary: string;
  /** JSON Schema (draft 2020-12) of the config, with the UI keywords of ConfigKeywords. */
  configSchema: JsonObject;
  ports: { inputs: PortDescriptor[]; outputs: PortDescriptor[] };
  retryClass: RetryClass;
  /** Whether a language model may be offered it as a tool. */
  asTool: boolean;
  /** Config fields (top-level keys) that hold JavaScript as a whole, not templates, and what kind of script each is. */
  scriptFields: ScriptFields;
  /** Errors of its own, besides those that every node can have. */
  errors: NodeErrorDescriptor[];
  /** What the fields alone don't tell, as Markdown for the docs page. May be empty. */
  guide: string;
  examples: NodeExample[];
}

/** Config fields that hold a script, such as `{ code: 'body' }`. */
export type ScriptFields = Readonly<Record<string, ScriptKind>>;

/** An error that steps of a node type, or starts from its trigger, can end with. */
export interface NodeErrorDescriptor {
  /** Stable code, such as `script-timeout`. */
  code: string;
  /** One sentence: when it happens and what to do. */
  meaning: string;
  /** Whether the retry policy tries again after it. */
  retryable: boolean;
}

/** The four categories of the palette. */
export type NodeCategory = 'trigger' | 'ai' | 'flow' | 'data';

/** A named place where edges start or end. */
export interface PortDescriptor {
  name: string;
  label: string;
}

/**
 * What a crash may repeat (PROMISES P5): `pure` acts on nothing outside, `idempotent` may be sent again with the same key,
 * `once` must not be repeated.
 */
export type RetryClass = 'pure' | 'idempotent' | 'once';

/** A worked example: shown in the docs and run as a test. */
export interface NodeExample {
  name: string;
  config: JsonObject;
  input: JsonValue;
  output: JsonValue;
  /** The port by which the output leaves; `main` if absent. */
  port?: string;
  /** Values in the storage of the workflow beforehand, by key. */
  stored?: JsonObject;
  /** Values of stored keys beforehand, by id. */
  secrets?: Record<string, string>;
  /** What models answer, one for each question, in order. Each takes 20 tokens, gives 10 and costs 0.0001 USD. */
  llm?: ExampleReply[];
  /** What the targets answer, one for each request that the node sends, in order. */
  http?: ExampleAnswer[];
}

/** An HTTP answer in an example. */
export interface ExampleAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** What a model answers in an example. */
export interface ExampleReply {
  text: string;
  json?: JsonValue;
  toolCalls?: { name: string; arguments: JsonObject }[];
}

/** Extra JSON Schema keywords that node types use and the editor reads. */
export interface ConfigKeywords {
  /** The leaf may hold a template (`{{ … }}`) while it is a draft. */
  expression?: boolean;
  /** The form control, when the type alone does not say it. */
  control?:
    | 'code'
    | 'text'
    | 'textarea'
    | 'json'
    | 'key-value'
    | 'conditions'
    | 'mappings'
    | 'select'
    | 'secret'
    | 'model';
  /** Show the field only while another has a value, or one of several. */
  visibleWhen?: { field: string; equals: JsonValue } | { field: string; in: JsonValue[] };
  /**
   * The leaf holds a path into the input or a template. A template is rewritten as `{ value: template }` before it is
   * rendered, so that a rendered text is never taken for a path; the schema must allow that form too.
   */
  pathOrTemplate?: boolean;
  /** What to say when `pattern`, `format`, `anyOf`, `oneOf`, `not` or `if`/`then` fails: the end of a sentence that starts with the field's name. */
  errorMessage?: string;
  /**
   * A format (see FORMATS) that is checked where the value is written out. What a template gives is left to the node, which
   * then fails with an error of its own.
   */
  literalFormat?: string;
  /**
   * Of a trigger that people start by hand: the field holds the schema that its input must fit (see findInputSchemaMistakes),
   * or a sample of such an input.
   */
  inputRole?: 'schema' | 'sample';
  /** The field holds the id of a node of the workflow, which must be there whenever the field is shown. */
  nodeReference?: boolean;
  /** Of a config as a whole: it is a schedule, and validation checks it as one (see parseSchedule). */
  configRole?: 'schedule';
  /** The field says where a stored key of the same config goes: in a tool, no model may choose that. */
  keyTarget?: boolean;
  /**
   * The field is a list of tools, each with the `type` and the `config` of another node type. Their templates are filled in for each
   * call, and validation checks them as it checks nodes.
   */
  toolList?: boolean;
}
