import { expect, test } from '@jest/globals'
import { allowsAddress } from '../../src/registry/addresses.ts'

test.each(['8.8.8.8', '1.1.1.1', '140.82.121.33', '2606:4700::6810:84e5'])('%s is public', address => {
  expect([allowsAddress(address, 'public'), allowsAddress(address, 'private')]).toEqual([true, true])
})

test.each([
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '::1',
  'fd12:3456::1',
])('%s is in our own network', address => {
  expect([allowsAddress(address, 'public'), allowsAddress(address, 'private')]).toEqual([false, true])
})

test.each([
  ['link-local', '169.254.169.254'],
  ['link-local of IPv6', 'fe80::1'],
  ['of a zone', 'fe80::1%eth0'],
  ['metadata', '100.100.100.200'],
  ['metadata at a public address', '168.63.129.16'],
  ['metadata of IPv6', 'fd00:ec2::254'],
  ['metadata, spelled out', 'fd00:0ec2:0:0:0:0:0:254'],
  ['unspecified', '0.0.0.0'],
  ['unspecified in IPv6', '::'],
  ['this network', '0.1.2.3'],
  ['multicast', '224.0.0.1'],
  ['multicast of IPv6', 'ff02::1'],
  ['broadcast', '255.255.255.255'],
  ['documentation', '192.0.2.1'],
  ['mapped loopback', '::ffff:127.0.0.1'],
  ['mapped loopback in hexadecimal', '::ffff:7f00:1'],
  ['mapped metadata', '::ffff:169.254.169.254'],
  ['compatible loopback', '::127.0.0.1'],
  ['translated by NAT64', '64:ff9b::7f00:1'],
  ['tunnelled by 6to4', '2002:7f00:1::'],
  ['tunnelled by Teredo', '2001:0:7f00:1::'],
  ['site-local', 'fec0::1'],
  ['no address', 'registry.example'],
  ['nothing', ''],
])('%s is never asked: %s', (_what, address) => {
  expect([allowsAddress(address, 'public'), allowsAddress(address, 'private')]).toEqual([false, false])
})
