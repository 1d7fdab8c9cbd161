import { hostname } from 'node:os';

/** IPv4 addresses that no request may reach, one or more of each kind. */
export const SPECIAL_IPV4_ADDRESSES = [
  ...[
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.254',
    '100.64.0.1',
    '100.127.255.254',
    '127.0.0.1',
    '127.9.8.7',
  ],
  ...['169.254.0.1', '172.16.0.1', '172.31.255.254', '192.0.0.1', '192.0.2.1', '192.88.99.1', '192.168.1.1'],
  ...[
    '198.18.0.1',
    '198.19.255.254',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
  ],
  '255.255.255.255',
  // Metadata and platform services of clouds: AWS and most others, AWS containers and time, Alibaba, Oracle, Azure.
  ...[
    '169.254.169.254',
    '169.254.170.2',
    '169.254.169.123',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
  ],
];

/** IPv6 addresses that no request may reach. */
export const SPECIAL_IPV6_HOSTS = [
  ...[
    '[::]',
    '[::1]',
    '[::2]',
    '[100::1]',
    '[100:0:0:1::1]',
    '[2001:2::1]',
    '[2001:10::1]',
    '[2001:20::1]',
    '[2001:db8::1]',
  ],
  ...[
    '[3fff::1]',
    '[5f00::1]',
    '[fc00::1]',
    '[fd00::1]',
    '[fe80::1]',
    '[febf::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[ff0e::1]',
  ],
  ...['[1::1]', '[4000::1]', '[3ffe::1]', '[2620:4f:8000::1]'],
  // Metadata services: AWS, its DNS and time, Google.
  ...['[fd00:ec2::254]', '[fd00:ec2::253]', '[fd00:ec2::123]', '[fd20:ce::254]', '[FD00:0EC2:0:0:0:0:0:254]'],
];

/** Names that may stand for this machine or its neighbours, where somebody has set them up. */
export const LOCAL_NAMES = [
  ...[
    'localhost.localdomain',
    'localhost6',
    'localhost6.localdomain6',
    'ip6-localhost',
    'ip6-loopback',
    'loopback',
  ],
  ...[
    'a.localhost',
    'a.b.localhost.',
    'LOCALHOST.',
    'broadcasthost',
    'host.docker.internal',
    'kubernetes.default.svc',
  ],
  ...[
    'metadata',
    'metadata.google.internal',
    'instance-data',
    'gateway.docker.internal',
    'router.local',
    hostname(),
  ],
];

/** Whole URLs that lead to this machine in ways that confuse parsers. `P` is the port; all would reach it without the guard. */
export const URL_SPELLINGS = [
  ...['http:127.0.0.1:P/', 'http:/127.0.0.1:P/', 'http:///127.0.0.1:P/', 'http:////127.0.0.1:P/'],
  ...['http:\\\\127.0.0.1:P\\', 'http:/\\127.0.0.1:P/', 'HtTp://127.0.0.1:P', 'ht\ntp://127.0.0.1:P/'],
  ...[
    ' \u0000http://127.0.0.1:P/ ',
    'http://127.0.0.1:0000P/',
    'http://127.0.0.1:\tP/',
    'http://127.0.0.1:P?@a.invalid/',
  ],
  ...[
    'http://127.0.0.1:P#@a.invalid/',
    'http://127.0.0.1:P\\@a.invalid/',
    'http://127.0.0.1:P/@a.invalid:80/',
  ],
  ...['http://127.0.0.1:P/..//a.invalid/', 'http://@127.0.0.1:P/', 'http://:@127.0.0.1:P/'],
];

/** Whole URLs whose user part or text makes them refused whatever the host. */
export const REFUSED_URLS = [
  ...[
    'http://a.invalid@127.0.0.1:P/',
    'http://a.invalid:80@127.0.0.1:P/',
    'http://a.invalid%2f@127.0.0.1:P/',
  ],
  ...[
    'http://a.invalid%00@127.0.0.1:P/',
    'http://a@b@127.0.0.1:P/',
    'http://127.0.0.1:P:80/',
    'http://127.0.0.1 :P/',
  ],
  ...[
    '//127.0.0.1:P/',
    '127.0.0.1:P',
    'ftp://127.0.0.1:P/',
    'gopher://127.0.0.1:P/',
    'file://127.0.0.1/etc/hosts',
  ],
  ...[
    'data:text/html,x',
    'unix:/var/run/docker.sock',
    'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
    'ws://127.0.0.1:P/',
  ],
  ...[
    'jar:http://127.0.0.1:P/',
    'blob:http://127.0.0.1:P/',
    'view-source:http://127.0.0.1:P/',
    'about:blank',
  ],
];
