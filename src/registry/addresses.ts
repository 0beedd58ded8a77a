import { BlockList, isIP } from 'node:net'

/** Where a host may be: `public` in the internet only, `private` also in our own network or on this machine. */
export type Reach = 'public' | 'private'

// IANA, special-purpose address registries (RFC 6890); all of them are not globally reachable.
const special: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

// Those in which an organisation may keep a registry.
const ownNetworks: readonly (readonly [string, number])[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]

// Where clouds tell machines their own credentials, beside link-local 169.254.0.0/16.
const metadata: readonly string[] = ['100.100.100.200', '168.63.129.16', 'fd00:ec2::254']

// Of 2000::/3: tunnels that carry an IPv4 address, documentation, benchmarks.
const specialV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const never = new BlockList()
for (const address of metadata) never.addAddress(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
const specialAddresses = listOf('ipv4', special)
const ownAddresses = listOf('ipv4', ownNetworks)
const global6 = listOf('ipv6', [['2000::', 3]])
const specialAddresses6 = listOf('ipv6', specialV6)
const ownAddresses6 = listOf('ipv6', [
  ['::1', 128],
  ['fc00::', 7],
])

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [address, prefix] of subnets) list.addSubnet(address, prefix, family)
  return list
}

/** Whether a connection to an IP address is allowed. IPv4 in the clothes of IPv6 never is, nor link-local. */
export function allowsAddress(address: string, reach: Reach): boolean {
  const family = isIP(address)
  if (family === 0 || address.includes('%')) return false
  if (never.check(address, family === 6 ? 'ipv6' : 'ipv4')) return false
  if (family === 4) {
    if (!specialAddresses.check(address)) return true
    return reach === 'private' && ownAddresses.check(address)
  }
  if (global6.check(address, 'ipv6')) return !specialAddresses6.check(address, 'ipv6')
  return reach === 'private' && ownAddresses6.check(address, 'ipv6')
}
