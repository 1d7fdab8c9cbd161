/**
 * IPv4 networks that are not public unicast, or that a public service has no business on: the IANA IPv4 special-purpose
 * registry (RFC 6890, RFC 8190) with multicast and the reserved class E.
 */
export const SPECIAL_IPV4: readonly string[] = [
  '0.0.0.0/8', // this network, RFC 791; 0.0.0.0 reaches the own host on Linux
  '10.0.0.0/8', // private use, RFC 1918
  '100.64.0.0/10', // shared by carriers, RFC 6598; clouds keep services there
  '127.0.0.0/8', // loopback, RFC 1122
  '168.63.129.16/32', // public by number, but it is the host of a virtual machine on Azure
  '169.254.0.0/16', // link-local, RFC 3927; metadata services of clouds
  '172.16.0.0/12', // private use, RFC 1918
  '192.0.0.0/24', // IETF protocol assignments, RFC 6890
  '192.0.2.0/24', // documentation, RFC 5737
  '192.31.196.0/24', // AS112, RFC 7535: answered by whoever is near
  '192.52.193.0/24', // AMT, RFC 7450
  '192.88.99.0/24', // 6to4 relays, withdrawn by RFC 7526
  '192.168.0.0/16', // private use, RFC 1918
  '192.175.48.0/24', // AS112, RFC 7534
  '198.18.0.0/15', // benchmarking, RFC 2544
  '198.51.100.0/24', // documentation, RFC 5737
  '203.0.113.0/24', // documentation, RFC 5737
  '224.0.0.0/4', // multicast, RFC 5771
  '240.0.0.0/4', // reserved, RFC 1112; the limited broadcast
];

/**
 * The only IPv6 network in which public unicast addresses are assigned (RFC 4291, the IANA IPv6 address space). What lies
 * outside is refused unseen: ::, ::1, IPv4-mapped and -compatible, NAT64 64:ff9b::/96 and 64:ff9b:1::/48, discard 100::/64,
 * SRv6 5f00::/16, unique local fc00::/7, link-local fe80::/10, site-local fec0::/10, multicast ff00::/8.
 */
export const GLOBAL_IPV6 = '2000::/3';

/** Networks inside GLOBAL_IPV6 that are not public unicast: the IANA IPv6 special-purpose registry (RFC 6890). */
export const SPECIAL_IPV6: readonly string[] = [
  '2001::/23', // IETF protocol assignments, RFC 2928; holds Teredo 2001::/32, benchmarking and ORCHID
  '2001:db8::/32', // documentation, RFC 3849
  '2002::/16', // 6to4, RFC 3056: carries any IPv4 address inside
  '2620:4f:8000::/48', // AS112, RFC 7534
  '3ffe::/16', // the old 6bone, RFC 3701
  '3fff::/20', // documentation, RFC 9637
];
