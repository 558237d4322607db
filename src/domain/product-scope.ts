/** Whether something for some products concerns a system: no products named on either side means all of them. */
export function concernsSystem(products: readonly string[], system: readonly string[]): boolean {
  return products.length === 0 || system.length === 0 || products.some((product) => system.includes(product));
}
