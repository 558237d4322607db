import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import type { History, TrustCenter } from '#domain/trust-center.ts';
import { versionPin } from '#domain/version-pin.ts';
import { type Loaded, load } from '#load/load.ts';
import { soundContent } from '#load/sound-content.fixture.ts';
import type { Content, Example } from './rule.ts';

const usualDay = '2026-11-23' as CalendarDay;

/** An example laid over the small sound trust center, loaded on its day with its history. */
export function exampleContent(example: Example): Content & Loaded {
  const loaded = loadFiles(example.files);
  const facts = { ...loaded.facts, history: historyOf(example), vault: example.vault ?? loaded.facts.vault };
  return { ...loaded, facts, today: parseDay(example.today ?? '') ?? usualDay };
}

/** The example's history: its committed texts, one commit each. */
function historyOf({ committed }: Example): History {
  if (!committed) return { kind: 'unknown', reason: 'no-repository' };
  return beginningsOf(loadFiles(committed).trustCenter);
}

/** As if every agreement, policy and document had been committed as it is. */
export function beginningsOf({ agreements, policies, documents, reports }: TrustCenter): History {
  const beginnings = [...agreements, ...policies, ...documents, ...reports].map(({ file, body, data }) => {
    const fileSha256 = 'file' in data && data.file && 'sha256' in data.file ? data.file.sha256 : null;
    const version = versionPin(data)?.value ?? '';
    const commit = { commit: '0123456789abcdef', day: '2026-02-01' as CalendarDay };
    return [file, { ...commit, version, body, fileSha256 }] as const;
  });
  return { kind: 'known', beginnings: new Map(beginnings) };
}

function loadFiles(files: Example['files']): Loaded {
  const root = mkdtempSync(join(tmpdir(), 'vitrine-example-'));
  try {
    for (const [path, text] of Object.entries({ ...soundContent, ...files })) {
      if (text === null) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return load(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
