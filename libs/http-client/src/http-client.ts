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

/** Finds the addresses of a name, in the order to try. Rejects when the name does not exist. */
export type ResolveHost = (host: string) => Promise<string[]>;

/** What an HttpClient needs. */
export interface HttpClientOptions {
  /** What may be reached although it is not public: hosts, host:port, addresses, CIDRs. The operator's word only. */
  allowPrivate: string[];
  /** Ports that may be reached; without it all but those that the Fetch standard refuses. */
  allowedPorts?: number[];
  /** 5 when absent. */
  maxRedirects?: number;
  /** For TCP and TLS to one address, in milliseconds. 10,000 when absent. */
  connectTimeoutMs?: number;
  /** Of the body, as it comes and when decompressed. 16 MiB when absent. */
  maxResponseBytes?: number;
  /** How long an idle connection is kept, in milliseconds. 4,000 when absent. */
  keepAliveMs?: number;
  /** Certificates (PEM) to trust besides those that Node trusts. */
  trustedCertificates?: string[];
  /** Replaces the resolver of the system. What it answers is checked all the same. */
  resolve?: ResolveHost;
}

/** The one way out of REX: guards addresses, ports, redirects, sizes and time. */
export interface HttpClient {
  /** Gives the answer whatever its status; rejects with an HttpClientError when there is none. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Closes idle connections and those in use. */
  close(): void;
}
