import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '#load/load.ts';
import type { Mutant } from './mutants.fixture.ts';
import { type GatedFile, gatedFiles } from './vault-files.ts';

/** Each file of the vault damaged, cut off, left in clear, swapped and gone, and each fact that is stated about it wrong. */
export function* vaultMutants(loaded: Loaded): Iterable<Mutant> {
  const files = [...gatedFiles({ ...loaded, today: '2026-11-23' as never })];
  const bytesOf = (name: string) => readFileSync(join(loaded.root, 'vault', name));
  for (const [index, file] of files.entries()) {
    const bytes = bytesOf(file.stated.vault);
    const next = files[(index + 1) % files.length];
    const vault = (
      what: string,
      changed: Uint8Array | null,
      ruleId: string,
      path = 'file.vault',
    ): Mutant => ({
      ...mutantAt(file, `vault/${file.stated.vault} ${what}`, ruleId, path),
      vault: { [file.stated.vault]: changed },
    });
    yield vault('with its last bit flipped', flipped(bytes, bytes.length - 1), 'vault-file');
    yield vault('with a bit flipped in the middle', flipped(bytes, bytes.length >> 1), 'vault-file');
    yield vault('with a bit flipped in its header', flipped(bytes, 60), 'vault-file');
    yield vault('cut off', bytes.subarray(0, bytes.length - 1000), 'vault-file');
    yield vault('cut off in its header', bytes.subarray(0, 90), 'vault-file');
    yield vault('never encrypted', Buffer.from('%PDF-1.7\nclear\n'), 'vault-file');
    yield vault(
      'as a pointer of Git LFS',
      Buffer.from('version https://git-lfs.github.com/spec/v1\n'),
      'vault-file',
    );
    yield vault('gone', null, 'gated-file');
    if (next)
      yield vault(
        `swapped with ${next.stated.vault}`,
        bytesOf(next.stated.vault),
        'vault-file',
        'file.sha256',
      );
    yield* stated(loaded, file);
  }
  const recipients = bytesOf('recipients.txt').toString('utf8');
  const added = `${recipients}age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj\n`;
  const recipientsMutant = (
    what: string,
    text: string | null,
    line: number | undefined,
    severity = 'vault-recipients',
  ) => ({
    name: `recipients.txt ${what}`,
    edits: {},
    vault: { 'recipients.txt': text === null ? null : Buffer.from(text) },
    ruleId: severity,
    file: 'vault/recipients.txt',
    line,
  });
  yield recipientsMutant('with another recipient', added, undefined);
  yield recipientsMutant('with a slip', `${recipients}age1xyz\n`, recipients.split('\n').length);
  yield recipientsMutant('gone', null, undefined);
}

function* stated({ texts }: Loaded, file: GatedFile): Iterable<Mutant> {
  const text = texts.get(file.entry.file) ?? '';
  const { sha256, pages, bytes } = file.stated;
  const changed = (path: string, from: string, to: string, ruleId: string): Mutant => ({
    ...mutantAt(file, `${file.entry.file} states ${to}`, ruleId, path),
    edits: { [file.entry.file]: text.replace(from, to) },
  });
  yield changed('file.pages', `pages: ${pages}`, `pages: ${pages + 1}`, 'vault-document');
  yield changed('file.bytes', `bytes: ${bytes}`, `bytes: ${bytes - 1}`, 'vault-file');
  yield changed(
    'file.sha256',
    sha256,
    sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    'vault-file',
  );
}

function mutantAt({ entry }: GatedFile, name: string, ruleId: string, path: string): Mutant {
  return { name, edits: {}, ruleId, file: entry.file, line: entry.places.get(path)?.line };
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
