import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock, Mailer, PdfStamper } from '#gate/ports.ts';
import type { GateFigures } from '#server/database/read-figures.ts';
import { exposition, type Family } from './exposition.ts';
import { createCounter, createHistogram, gauge } from './instruments.ts';

/** An answer that has ended. */
export type AnswerFacts = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

/** What the database counts, and whether it has room. */
export type DatabaseFigures = GateFigures & { readonly isWritable: boolean };

export type GateMeasures = {
  readonly observeAnswer: (answer: AnswerFacts) => void;
  /** The same mailer, counted. */
  readonly countMail: (mailer: Mailer) => Mailer;
  /** The same stamper, timed. */
  readonly timeStamps: (stamper: PdfStamper) => PdfStamper;
  /** Everything as text; figures of the database are null while it is away. */
  readonly text: (figures: DatabaseFigures | null) => string;
  readonly stop: () => void;
};

/** What an operator watches of a gate. No label and no value is personal data. */
export function createGateMeasures(clock: Clock): GateMeasures {
  const startedAt = clock.now();
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  const answers = createCounter('vitrine_http_requests_total', 'Requests that were answered.');
  const seconds = createHistogram(
    'vitrine_http_request_duration_seconds',
    'Time until an answer had ended.',
    [0.005, 0.025, 0.1, 0.5, 1, 5, 30],
  );
  const mails = createCounter(
    'vitrine_mail_attempts_total',
    'Attempts to hand a message to the mail server.',
  );
  const stamps = createHistogram(
    'vitrine_stamp_duration_seconds',
    'Time to stamp a copy of a document.',
    [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
  );
  const timed = async <T>(work: Promise<T>, outcomeOf: (result: T) => string): Promise<T> => {
    const start = performance.now();
    const result = await work.catch((error) => {
      stamps.observe((performance.now() - start) / 1000, { outcome: 'failed' });
      throw error;
    });
    stamps.observe((performance.now() - start) / 1000, { outcome: outcomeOf(result) });
    return result;
  };
  return {
    observeAnswer({ method, route, status, seconds: taken }) {
      answers.add({ method, route, status: String(status) });
      seconds.observe(taken, { route });
    },
    countMail: (mailer) => ({
      async send(message) {
        try {
          await mailer.send(message);
        } catch (error) {
          mails.add({ outcome: 'failed' });
          throw error;
        }
        mails.add({ outcome: 'sent' });
      },
    }),
    timeStamps: (stamper) => ({
      ...stamper,
      stamp: (id, marks) =>
        timed(stamper.stamp(id, marks), (copy) => ('refused' in copy ? 'refused' : 'stamped')),
    }),
    text(figures) {
      const lag = loop.percentile(99) / 1e9;
      loop.reset();
      return exposition([
        answers.family(),
        seconds.family(),
        mails.family(),
        stamps.family(),
        ...databaseFamilies(figures, clock.now()),
        ...processFamilies(startedAt),
        gauge(
          'nodejs_eventloop_lag_p99_seconds',
          'Delay of the event loop since the last reading, 99th percentile.',
          lag,
        ),
      ]);
    },
    stop: () => loop.disable(),
  };
}

function databaseFamilies(figures: DatabaseFigures | null, now: number): readonly Family[] {
  const up = gauge(
    'vitrine_database_up',
    'Whether the database answered this reading.',
    figures === null ? 0 : 1,
  );
  if (figures === null) return [up];
  const { outbox, requests, auditSeq, isWritable } = figures;
  const age = outbox.oldestAt === null ? 0 : Math.max(0, (now - outbox.oldestAt) / 1000);
  return [
    up,
    gauge('vitrine_database_writable', 'Whether the database has room to write.', isWritable ? 1 : 0),
    gauge('vitrine_outbox_messages', 'Messages that were not sent, by state.', [
      { labels: { state: 'pending' }, value: outbox.pending },
      { labels: { state: 'dead' }, value: outbox.dead },
    ]),
    gauge('vitrine_outbox_oldest_seconds', 'Age of the oldest message that waits.', age),
    gauge(
      'vitrine_requests',
      'Requests for access, by state.',
      requests.map(({ status, count }) => ({ labels: { state: status }, value: count })),
    ),
    gauge('vitrine_audit_head_seq', 'Sequence number of the last entry of the audit log.', auditSeq),
  ];
}

function processFamilies(startedAt: number): readonly Family[] {
  const { user, system } = process.cpuUsage();
  const cpu = {
    name: 'process_cpu_seconds_total',
    help: 'CPU time of the process.',
    type: 'counter',
  } as const;
  return [
    gauge('process_start_time_seconds', 'When the process started, Unix time.', startedAt / 1000),
    gauge('process_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()),
    { ...cpu, samples: [{ value: (user + system) / 1e6 }] },
  ];
}
