import type { HttpRequest, HttpResponse, HttpSender } from '@rex/node-sdk';

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
export interface HttpClient extends HttpSender {
  /**
   * Gives the answer as soon as its head is there, whatever its status. `timeoutMs` is for the body too.
   * @throws HttpClientError when there is none; reading the body may throw one as well
   */
  open(request: HttpRequest): Promise<HttpStream>;
  /** Closes idle connections and those in use. */
  close(): void;
}

/** An answer whose body still comes in. Read it to its end, or leave the loop early: both end the exchange. */
export interface HttpStream extends Omit<HttpResponse, 'body'> {
  body: AsyncIterable<Uint8Array>;
}
