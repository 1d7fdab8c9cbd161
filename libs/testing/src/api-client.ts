import type { JsonValue } from '@rex/workflow';

/** An answer of the API. */
export interface ApiAnswer<Body = JsonValue> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A step as tests read it. */
export interface StepView {
  nodeId: string;
  status: string;
  port: string | null;
  input: JsonValue;
  output: JsonValue;
  omitted: ('input' | 'output')[];
  error: { code: string; message: string; line?: number } | null;
  attempt: number;
  startedAt: string | null;
  durationMs: number | null;
  logs: { level: string; message: string }[];
  warnings: { code: string; message: string }[];
}

/** An execution as tests read it. */
export interface ExecutionView {
  id: string;
  status: string;
  version: number;
  retryOf: string | null;
  retryFrom: string | null;
  output: JsonValue;
  error: { code: string; message: string; nodeId?: string } | null;
  steps: StepView[];
}

/** Speaks to a running REX as a user's script does. */
export class ApiClient {
  private token: string | undefined;

  constructor(private readonly baseUrl: string) {}

  /** Sends a request with a JSON body and the token, if there is one. */
  async send<Body = JsonValue>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<Body>> {
    const response = await fetch(`${this.baseUrl}/api${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? true;
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : isJson ? JSON.parse(text) : text) as Body,
    };
  }

  /** Makes an account of a fresh name and signs in. */
  async register(
    email = `user-${Math.random().toString(36).slice(2)}@example.org`,
  ): Promise<{ email: string; token: string }> {
    const { status, body } = await this.send<{ accessToken: string }>('POST', '/auth/register', {
      email,
      password: 'correct horse battery',
    });
    if (status !== 201) throw new Error(`register answered ${status}: ${JSON.stringify(body)}`);
    this.token = body.accessToken;
    return { email, token: body.accessToken };
  }

  /** Creates and publishes a workflow; gives its id. */
  async createWorkflow(document: object): Promise<string> {
    const { status, body } = await this.send<{ id: string }>('POST', '/workflows', document);
    if (status !== 201) throw new Error(`create answered ${status}: ${JSON.stringify(body)}`);
    return body.id;
  }

  /** Runs a workflow by hand and waits for its end. */
  async run(workflowId: string, input: JsonValue = {}, waitSeconds = 30): Promise<ExecutionView> {
    const { status, body } = await this.send<ExecutionView>(
      'POST',
      `/workflows/${workflowId}/execute?wait=${waitSeconds}`,
      { input },
    );
    if (status !== 200) throw new Error(`execute answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  async execution(id: string): Promise<ExecutionView> {
    const { status, body } = await this.send<ExecutionView>('GET', `/executions/${id}`);
    if (status !== 200) throw new Error(`execution answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }
}
