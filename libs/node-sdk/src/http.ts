/** Header fields by name; several values of one name are a list. */
export type HeaderFields = Record<string, string | string[]>;

/** One request to the outside. */
export interface HttpRequest {
  /** Any method but CONNECT and TRACE; written in capitals. */
  method: string;
  /** An absolute http or https URL without user name and password. */
  url: string;
  headers?: HeaderFields;
  /** Text goes out as UTF-8. */
  body?: string | Uint8Array;
  /** For everything together: names, connections, redirects, headers and body, in milliseconds. */
  timeoutMs: number;
  /** Replaces the client's limit when it is smaller. */
  maxResponseBytes?: number;
  /** `manual` gives a redirect back as the response. `follow` when absent. */
  redirect?: 'follow' | 'manual';
  /** Names of further headers that must not reach another origin; the usual ones never do. */
  secretHeaders?: string[];
  signal?: AbortSignal;
}

/** An answer, of any status. */
export interface HttpResponse {
  status: number;
  statusText: string;
  /** The URL that answered, after redirects, without fragment. */
  url: string;
  /** As received, names in small letters; repeated fields are joined with a comma, `set-cookie` is always a list. */
  headers: HeaderFields;
  /** The content, decompressed. */
  body: Uint8Array;
  /** How many redirects were followed. */
  redirects: number;
}

/** The one way out of REX, as a node sees it: guards addresses, ports, redirects, sizes and time. */
export interface HttpSender {
  /** Gives the answer whatever its status. @throws HttpClientError when there is none */
  send(request: HttpRequest): Promise<HttpResponse>;
}
