import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { minute, openRig, type Rig, requestForm, visitor } from '#gate/gate.fixture.ts';
import { defaultGateSettings } from '#gate/gate-parts.ts';
import { createSmtpMailer, type SmtpWaits } from './smtp-mailer.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A mail server that can be away, and keeps the Message-ID of what it takes. */
async function startMailServer(port = 0) {
  const taken: string[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        taken.push(/^Message-ID: <(.+)@/m.exec(text)?.[1] ?? '');
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { taken, port: typeof address === 'object' && address !== null ? address.port : 0, stop };
}

/** A server that speaks as it is told, and holds its connections until the end of the test. */
async function startOddServer(speak: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    speak(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function rigOn(port: number, waits?: SmtpWaits): Promise<Rig> {
  const rig = await openRig({
    ports: { mailer: createSmtpMailer(`smtp://127.0.0.1:${port}`, 'trust@example.com', waits) },
  });
  ends.push(() => rig.database.close());
  return rig;
}

const ask = (rig: Rig, n: number) =>
  rig.gate.submitRequest({ ...visitor, clientAddress: `c${n}` }, requestForm({ email: `ada@p${n}.example` }));
const outbox = (rig: Rig) => rig.database.store.read((tx) => tx.outbox.list(1000));

describe('a mail server that is away for an hour', () => {
  test('loses nothing: each message is tried with growing pauses, staff see why it waits, and it is sent once when the server is back', async () => {
    const first = await startMailServer();
    const { port } = first;
    await first.stop();
    const rig = await rigOn(port);
    for (let passed = 0; passed < 60; passed += 1) {
      if (passed % 10 === 0) expect(await ask(rig, passed)).toMatchObject({ kind: 'check-mail' });
      await rig.deliver();
      rig.advance(minute);
    }
    const waiting = await outbox(rig);
    expect(waiting).toHaveLength(6);
    for (const { state, lastError, attempts } of waiting) {
      expect([state, lastError]).toEqual(['pending', expect.stringContaining('ECONNREFUSED')]);
      expect(attempts).toBeLessThan(defaultGateSettings.delivery.maxAttempts);
    }
    const oldest = waiting.at(-1);
    expect(oldest?.attempts).toBeGreaterThan(5);
    expect(oldest?.attempts).toBeLessThan(11);

    const back = await startMailServer(port);
    ends.push(back.stop);
    for (let passed = 0; passed < 60; passed += 1) {
      await rig.deliver();
      rig.advance(minute);
    }
    expect(back.taken.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
    expect((await outbox(rig)).map(({ state }) => state)).toEqual(Array(6).fill('sent'));
  });

  test('away for good: after twelve attempts in two to five hours the message is dead, staff see it and can send it again', async () => {
    const first = await startMailServer();
    await first.stop();
    const rig = await rigOn(first.port);
    await ask(rig, 1);
    let minutes = 0;
    while ((await outbox(rig))[0]?.state === 'pending' && minutes < 1_000) {
      await rig.deliver();
      rig.advance(minute);
      minutes += 1;
    }
    expect(minutes).toBeGreaterThan(120);
    expect(minutes).toBeLessThan(300);
    const [dead] = await outbox(rig);
    expect(dead).toMatchObject({ state: 'dead', attempts: 12 });
    const back = await startMailServer(first.port);
    ends.push(back.stop);
    await rig.database.store.transaction((tx) => tx.outbox.retry(dead?.id ?? '', rig.ports.clock.now()));
    await rig.deliver();
    expect(back.taken).toEqual([dead?.id]);
  });
});

describe('a slow mail server', () => {
  const waits = {
    dnsTimeout: 100,
    connectionTimeout: 200,
    greetingTimeout: 200,
    socketTimeout: 300,
    whole: 500,
  };
  const message = { id: 'm-1', to: 'ada@acme.example', subject: 's', text: 't', html: '<p>t</p>' };
  const sendTo = (port: number) =>
    createSmtpMailer(`smtp://127.0.0.1:${port}`, 'a@b.example', waits).send(message);

  test('that never greets is given up', async () => {
    await expect(sendTo(await startOddServer(() => undefined))).rejects.toThrow(/Greeting/);
  });

  test('that goes quiet in the middle of a message is given up', async () => {
    const answers = ['250 hi\r\n', '250 ok\r\n', '250 ok\r\n', '354 go\r\n'];
    const port = await startOddServer((socket) => {
      socket.write('220 slow\r\n');
      socket.on('data', () => socket.write(answers.shift() ?? ''));
    });
    await expect(sendTo(port)).rejects.toThrow(/Timeout/);
  });

  test('that sends a byte now and then, so that it is never quiet, is given up too', async () => {
    const port = await startOddServer((socket) => {
      socket.write('220 slow\r\n');
      const dribble = setInterval(() => socket.write('250-x\r\n'), 50);
      socket.once('close', () => clearInterval(dribble));
      socket.resume();
    });
    await expect(sendTo(port)).rejects.toThrow('not done with the message after 0.5 s');
  });

  test('keeps no message for so long that its lease ends: what is left of a batch waits for the next round, and is sent once', async () => {
    const { leaseMs } = defaultGateSettings.delivery;
    const rigs: Rig[] = [];
    const sent: string[] = [];
    const mailer = {
      send: async ({ id }: { readonly id: string }) => {
        sent.push(id);
        rigs[0]?.advance(leaseMs / 4);
      },
    };
    const rig = await openRig({ ports: { mailer } });
    rigs.push(rig);
    ends.push(() => rig.database.close());
    for (let n = 0; n < 8; n += 1) await ask(rig, n);
    expect(await rig.gate.deliverOutbox()).toMatchObject({ claimed: 8, sent: 3 });
    for (let n = 0; n < 12; n += 1) {
      await rig.gate.deliverOutbox();
      rig.advance(minute);
    }
    expect(new Set(sent).size).toBe(8);
    expect(sent).toHaveLength(8);
  });
});
