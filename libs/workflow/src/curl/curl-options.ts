/** Long names of the short options. */
export const SHORT_OPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      '0': 'http1.0',
      '1': 'tlsv1',
      '2': 'sslv2',
      '3': 'sslv3',
      '4': 'ipv4',
      '6': 'ipv6',
      '#': 'progress-bar',
    },
    ...{ a: 'append', A: 'user-agent', b: 'cookie', B: 'use-ascii', c: 'cookie-jar', C: 'continue-at' },
    ...{ d: 'data', D: 'dump-header', e: 'referer', E: 'cert', f: 'fail', F: 'form', g: 'globoff', G: 'get' },
    ...{ H: 'header', i: 'include', I: 'head', j: 'junk-session-cookies', J: 'remote-header-name' },
    ...{ k: 'insecure', K: 'config', l: 'list-only', L: 'location', m: 'max-time', M: 'manual', n: 'netrc' },
    ...{ N: 'no-buffer', o: 'output', O: 'remote-name', p: 'proxytunnel', P: 'ftp-port', q: 'disable' },
    ...{ Q: 'quote', r: 'range', R: 'remote-time', s: 'silent', S: 'show-error', t: 'telnet-option' },
    ...{ T: 'upload-file', u: 'user', U: 'proxy-user', v: 'verbose', V: 'version', w: 'write-out' },
    ...{ x: 'proxy', X: 'request', y: 'speed-time', Y: 'speed-limit', z: 'time-cond', Z: 'parallel' },
  }),
);

const words = (text: string) => text.trim().split(/\s+/);

/** Options that take the next word, or what follows an equals sign. */
export const VALUE_OPTIONS: ReadonlySet<string> = new Set(
  words(`
  url request header data data-ascii data-raw data-binary data-urlencode json user cookie user-agent referer max-time form
  form-string upload-file oauth2-bearer url-query abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers
  config connect-timeout connect-to continue-at cookie-jar create-file-mode crlfile curves delegation dns-interface
  dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech engine etag-compare etag-save expect100-timeout ftp-account
  ftp-method ftp-port happy-eyeballs-timeout-ms haproxy-clientip hsts interface ip-tos keepalive-time key key-type
  libcurl limit-rate local-port login-options max-filesize max-redirs netrc-file noproxy output output-dir parallel-max pass
  pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-header proxy-user proxy1.0 pubkey quote random-file range
  rate request-target resolve retry retry-delay retry-max-time service-name socks4 socks4a socks5 socks5-hostname speed-limit
  speed-time stderr telnet-option time-cond tls-max tls13-ciphers tlspassword tlsuser trace trace-ascii trace-config
  unix-socket variable write-out`),
);

/** Options that say nothing about the request itself: how curl shows, stores or speaks. */
export const IGNORED_OPTIONS: ReadonlySet<string> = new Set(
  words(`
  compressed silent show-error verbose progress-bar no-progress-meter fail fail-with-body fail-early location location-trusted
  output output-dir remote-name remote-name-all remote-header-name remote-time create-dirs write-out dump-header no-buffer
  globoff disable http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only ipv4 ipv6 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2
  tlsv1.3 ssl-reqd ssl no-keepalive keepalive-time connect-timeout styled-output no-styled-output trace trace-ascii trace-time
  stderr parallel no-sessionid path-as-is tcp-nodelay tcp-fastopen disallow-username-in-url no-alpn basic`),
);
