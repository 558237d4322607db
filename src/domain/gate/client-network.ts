/**
 * What attempts are counted by: an IPv4 address as it is, of an IPv6 address its first 64 bits. Providers give each
 * customer a network of that size or larger, so one visitor can come from 2^64 addresses.
 * @param address an IP address without zone or port
 */
export function clientNetwork(address: string): string {
  if (!address.includes(':')) return address;
  const [front = [], back] = address.split('::').map(groupsOf);
  const left = back === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(left).fill('0'), ...(back ?? [])];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

/** An IPv4 address at the end stands for two groups; it never reaches the first four, so its value does not matter. */
function groupsOf(half: string): string[] {
  return half
    .replace(/[\d.]+\.\d+$/, '0:0')
    .split(':')
    .filter((group) => group !== '');
}
