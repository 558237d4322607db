/**
 * The database cannot be used until somebody puts something right: an address, a right, a setting of the server. The
 * message says what and how, and holds no password.
 */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';
}
