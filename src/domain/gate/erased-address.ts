/** Stands in the place of an erased address. `.invalid` is nobody's and receives no mail (RFC 2606). */
export const erasedDomain = 'erased.invalid';

/** The address that stands for an erased person: the same in all their rows, and linked to nothing else. */
export function erasedAddress(id: string): string {
  return `erased-${id}@${erasedDomain}`;
}

/** Whether an address stands for somebody who was erased. */
export function isErased(address: string): boolean {
  return address.endsWith(`@${erasedDomain}`);
}
