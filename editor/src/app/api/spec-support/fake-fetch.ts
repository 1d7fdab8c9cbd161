/** A call that waits for its answer. */
export class FakeCall {
  private resolve!: (answer: Response) => void;
  private reject!: (cause: unknown) => void;
  readonly response = new Promise<Response>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor(
    readonly url: string,
    readonly init: RequestInit,
  ) {
    init.signal?.addEventListener('abort', () => this.reject(init.signal?.reason));
  }

  get path(): string {
    return this.url.replace(/\?.*$/, '');
  }

  get isAborted(): boolean {
    return this.init.signal?.aborted === true;
  }

  get token(): string | null {
    return new Headers(this.init.headers).get('authorization');
  }

  get body(): unknown {
    return JSON.parse(this.init.body as string);
  }

  /** Answers with JSON. */
  answer(body: unknown, status = 200): void {
    this.answerText(JSON.stringify(body), status);
  }

  answerText(text: string, status = 200): void {
    this.resolve(new Response(text, { status }));
  }

  /** No answer comes: what `fetch` throws when the server is away. */
  fail(cause: unknown = new TypeError('Failed to fetch')): void {
    this.reject(cause);
  }
}

/** Stands in for `fetch`: calls wait until the test answers them. */
export class FakeFetch {
  private readonly waiting: FakeCall[] = [];
  private readonly original = globalThis.fetch;

  constructor() {
    globalThis.fetch = (url, init = {}) => {
      const call = new FakeCall(url as string, init);
      this.waiting.push(call);
      return call.response;
    };
  }

  /** The one call to this path that nobody has looked at. */
  expectOne(path: string): FakeCall {
    const found = this.waiting.filter((call) => call.path === path);
    const [call] = found;
    if (!call || found.length > 1) throw new Error(`${found.length} calls to ${path} wait, not one`);
    this.waiting.splice(this.waiting.indexOf(call), 1);
    return call;
  }

  /** Fails when a call waits that nobody expected. */
  verify(): void {
    const open = this.waiting.filter((call) => !call.isAborted).map(({ url }) => url);
    if (open.length > 0) throw new Error(`nobody expected: ${open.join(', ')}`);
  }

  restore(): void {
    globalThis.fetch = this.original;
  }
}
