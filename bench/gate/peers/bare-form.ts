/** The fields of the request form and nothing else: what a framework needs at least to show and to take it. */
export const bareFields = ['name', 'email', 'company', 'role', 'purpose', 'recipientCategory', 'website'];

/** A request becomes one row, on the disk before it is acknowledged. */
export const openRows = `import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(process.env.BENCH_DATABASE);
database.exec('pragma journal_mode = wal; pragma synchronous = full; create table if not exists request (id integer primary key, form text not null) strict');
const insert = database.prepare('insert into request (form) values (?)');
export const keep = (form) => insert.run(JSON.stringify([...form])).changes;
export const file = Buffer.alloc(Number(process.env.BENCH_FILE_BYTES), 'p');
`;
