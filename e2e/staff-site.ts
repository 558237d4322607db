import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type APIRequestContext,
  type APIResponse,
  type BrowserContextOptions,
  request,
} from 'playwright-core';
import { linkIn, nextMail } from './mailbox.ts';
import { type RunningServer, startServer } from './sample-server.ts';

export type SignedIn = Exclude<BrowserContextOptions['storageState'], undefined>;

/** A gate in the middle of its work: requests in every state, invitations, copies, failed mail, failed calls, ended staff. */
export interface StaffSite {
  readonly url: string;
  readonly server: RunningServer;
  readonly dataFolder: string;
  /** What a browser holds after signing in. */
  readonly admin: SignedIn;
  readonly approver: SignedIn;
  readonly sales: SignedIn;
  readonly auditor: SignedIn;
  /** A customer with access that ends in two days. */
  readonly customer: SignedIn;
  /** Ids of what stands on the pages. */
  readonly ids: {
    readonly waiting: string;
    readonly active: string;
    readonly invitation: string;
    readonly agreement: string;
  };
  readonly close: () => Promise<void>;
}

export const report = 'soc2-type2-2026';
export const people = {
  grace: {
    name: 'Grace Harbor',
    email: 'grace@harborline.example',
    company: 'Harborline Ltd',
    role: 'Vendor manager',
    purpose: 'Yearly review of our vendors.',
  },
  zoe: {
    name: 'Zoë Müller-Żak',
    email: 'zoe@prospect.example',
    company: 'Prospect Gebäudeverwaltung und Instandhaltung GmbH',
    role: 'Head of Procurement',
    purpose: 'Review before we sign a contract for 42 sites.\nOur board meets on 10 December.',
  },
  yuki: {
    name: 'Yuki Tanaka',
    email: 'a.very.long.address.of.yuki.tanaka@research.hospital-group.example',
    company: 'Hospital Group',
    role: 'Information Security Officer',
    purpose: 'Assessment of a new supplier.',
  },
  denied: {
    name: 'Max Rival',
    email: 'max@competitor.example',
    company: 'Competitor Inc.',
    role: 'Analyst',
    purpose: 'Market research.',
  },
} as const;

/**
 * Serves the built sample with a webhook, and lets people and staff work on it through its own pages.
 * @param builtDist folder of the built sample; it is not changed
 */
export async function staffSite(
  builtDist: string,
  env: Readonly<Record<string, string>> = {},
): Promise<StaffSite> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-staff-'));
  const [dist, dataFolder] = [join(folder, 'dist'), join(folder, 'data')];
  cpSync(join(builtDist, 'gate'), join(dist, 'gate'), { recursive: true });
  for (const part of ['client', 'server']) symlinkSync(join(builtDist, part), join(dist, part));
  addWebhook(dist);
  const secrets = { WEBHOOK_SECRETS: `crm=whsec_${Buffer.alloc(32, 9).toString('base64')}` };
  const server = await startServer({ dist, dataFolder, env: { ...secrets, ...env } });
  const close = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const { url } = server;
  try {
    return { url, dataFolder, server, close, ...(await busyDay({ url, dataFolder })) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What people and staff do on a busy day: afterwards no mail and no call is under way, so that pages stand still. */
async function busyDay(place: Place): Promise<Omit<StaffSite, keyof Place | 'server' | 'close'>> {
  const { url, dataFolder } = place;
  const grace = await asks(place, people.grace);
  await signs(grace, url);
  await taken(grace.get(`${url}/download/${report}`));
  const zoe = await asks(place, people.zoe);
  await signs(zoe, url);
  const yuki = await asks(place, people.yuki, [report, 'pen-test-2026']);
  await signs(yuki, url);
  const max = await asks(place, people.denied);
  await signs(max, url);
  const admin = await staffSignIn(place, 'admin@ostermere.example');
  const sales = await staffSignIn(place, 'sales@ostermere.example');
  const approver = await staffSignIn(place, 'approver@ostermere.example');
  const auditor = await staffSignIn(place, 'auditor@ostermere.example');
  await invites(sales, url, { to: 'nadia@utility.example', company: 'Utility plc' });
  await invites(sales, url, { to: 'utility.example', company: 'Utility plc', places: '3' });
  const leaves = { action: 'end', email: 'former@ostermere.example', reason: 'Left the company.' };
  await taken(admin.post(`${url}/admin/staff`, { form: leaves }));
  const ids = readIds(dataFolder);
  const denial = { action: 'deny', reason: 'A competitor.' };
  await taken(admin.post(`${url}/admin/requests/${ids.denied}`, { form: denial }));
  await quietQueues(dataFolder);
  breakDeliveries(dataFolder);
  const site = {
    admin: await admin.storageState(),
    sales: await sales.storageState(),
    approver: await approver.storageState(),
    auditor: await auditor.storageState(),
    customer: await grace.storageState(),
    ids,
  };
  const clients = [grace, zoe, yuki, max, admin, sales, approver, auditor];
  await Promise.all(clients.map((client) => client.dispose()));
  return site;
}

interface Place {
  readonly url: string;
  readonly dataFolder: string;
}

function addWebhook(dist: string): void {
  const file = join(dist, 'gate', 'catalogue.json');
  const catalogue = JSON.parse(readFileSync(file, 'utf8'));
  // Nobody listens there, and the network around the server is closed to webhooks: every call fails.
  catalogue.notify.webhooks = [
    { name: 'crm', url: 'https://127.0.0.1:9/hook', events: [], personalData: false },
  ];
  writeFileSync(file, JSON.stringify(catalogue));
}

/** A browser without pages that says where its forms come from. */
function visitor(url: string): Promise<APIRequestContext> {
  return request.newContext({ extraHTTPHeaders: { origin: url }, maxRedirects: 5 });
}

async function asks(
  { url, dataFolder }: Place,
  person: (typeof people)[keyof typeof people],
  documents: readonly string[] = [report],
): Promise<APIRequestContext> {
  const client = await visitor(url);
  const form = new FormData();
  for (const [name, value] of Object.entries(person)) form.set(name, value);
  form.set('recipientCategory', await firstCategory(client, url));
  for (const id of documents) form.append('documents', id);
  const mail = nextMail(dataFolder, person.email, /Confirm your request/);
  await taken(client.post(`${url}/request`, { multipart: form }));
  await taken(client.post(linkIn(await mail(), '/verify/'), { form: {} }));
  return client;
}

async function firstCategory(client: APIRequestContext, url: string): Promise<string> {
  const html = await (await client.get(`${url}/request?doc=${report}`)).text();
  const select = html.slice(html.indexOf('id="recipientCategory"'));
  return /<option value="([^"]+)"/.exec(select)?.[1] ?? '';
}

async function signs(client: APIRequestContext, url: string): Promise<void> {
  const status = await (await client.get(`${url}/status`)).text();
  const path = /\/agree\/[\w-]+/.exec(status)?.[0];
  if (!path) throw new Error(`nothing to sign on:\n${status}`);
  const html = await (await client.get(url + path)).text();
  const form: Record<string, string> = {
    name: 'As above',
    title: 'Manager',
    authority: 'yes',
    assent: 'yes',
  };
  for (const [, name = '', value = ''] of html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g))
    form[name] = value;
  await taken(client.post(url + path, { form }));
}

async function staffSignIn({ url, dataFolder }: Place, email: string): Promise<APIRequestContext> {
  const client = await visitor(url);
  const mail = nextMail(dataFolder, email, /[Ss]ign in/);
  await taken(client.post(`${url}/admin/sign-in`, { form: { email } }));
  await taken(client.post(linkIn(await mail(), '/admin/sign-in/'), { form: {} }));
  return client;
}

async function invites(
  client: APIRequestContext,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  const rest = {
    purpose: 'Review before signing.',
    documents: report,
    days: '14',
    openDays: '30',
    language: 'en',
    dealId: 'D-2041',
  };
  await taken(client.post(`${url}/admin/invitations/new`, { form: { ...rest, ...form } }));
}

/** A form that was not taken says why here, and not where what it should have made is missing. */
async function taken(answer: Promise<APIResponse>): Promise<void> {
  const response = await answer;
  if (!response.ok())
    throw new Error(`${response.url()} answered ${response.status()}:\n${await response.text()}`);
}

function readIds(dataFolder: string) {
  const database = new DatabaseSync(join(dataFolder, 'vitrine.db'), { timeout: 10_000 });
  const idOf = (email: string) =>
    String(database.prepare('select id from access_request where email = ?').get(email)?.id ?? '');
  const first = (table: string) =>
    String(database.prepare(`select id from ${table} order by rowid limit 1`).get()?.id ?? '');
  const ids = {
    waiting: idOf(people.zoe.email),
    active: idOf(people.grace.email),
    denied: idOf(people.denied.email),
    invitation: first('invitation'),
    agreement: first('acceptance'),
  };
  database.close();
  const missing = Object.entries(ids).filter(([, id]) => id === '');
  if (missing.length > 0) throw new Error(`not there: ${missing.map(([name]) => name).join(', ')}`);
  return ids;
}

/** Waits until every mail has left and every call has failed once, so that nothing changes a row behind the tests. */
async function quietQueues(dataFolder: string): Promise<void> {
  const database = new DatabaseSync(join(dataFolder, 'vitrine.db'), { timeout: 10_000 });
  const waiting = database.prepare(`
    select (select count(*) from message where state = 'pending') as mails,
           (select count(*) from webhook_call where state = 'pending' and last_error is null) as calls
  `);
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { mails, calls } = waiting.get() ?? {};
    if (mails === 0 && calls === 0) break;
    if (Date.now() > deadline) throw new Error(`after a minute ${mails} mails and ${calls} calls still wait`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  database.close();
}

/** What would take hours otherwise: mail and calls that were given up, and access that ends soon, which has been told. */
function breakDeliveries(dataFolder: string): void {
  const database = new DatabaseSync(join(dataFolder, 'vitrine.db'), { timeout: 10_000 });
  const [begun, ends] = [Date.now() - 28 * 86_400_000, Date.now() + 2 * 86_400_000];
  // At once, so that no background work sees a part of it.
  database.exec(`
    begin immediate;
    update message set state = 'dead', attempts = 12, last_error = '550 5.1.1 no such mailbox here'
      where kind = 'request-denied';
    update webhook_call set state = 'dead', attempts = 12, last_error = 'the address is not public: 127.0.0.1'
      where id in (select id from webhook_call order by created_at limit 2);
    update webhook_call set next_attempt_at = ${Date.now() + 86_400_000} where state = 'pending';
    update access_grant set starts_at = ${begun}, expires_at = ${ends} where starts_at is not null;
    insert into sent_notice (name, at)
      select 'ends-soon ' || id || ' ' || expires_at, ${Date.now()} from access_grant where starts_at is not null;
    commit;
  `);
  database.close();
}
