import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileRig, openFileRig } from './file-rig.fixture.ts';
import { granted, sha256 } from './gate.fixture.ts';
import { personalHash } from './record-event.ts';
import { rigStores } from './rig-stores.fixture.ts';

let rig: FileRig;
beforeEach(async () => {
  rig = await openFileRig();
  await granted(rig);
});
afterEach(() => rig.close());

const nameReference = async () => {
  const records = await rig.database.store.read((tx) => tx.audit.listPersonal('', 100));
  return records.find(({ kind }) => kind === 'name')?.reference;
};

describe('statement 10: the chain vouches for the personal values beside it', () => {
  test('a value that was exchanged together with its salt and its hash is named', async () => {
    const reference = await nameReference();
    const hash = personalHash(sha256, 'name', 'salt', 'Somebody Else');
    await rigStores().rewrite(
      rig.file,
      `update personal_data set value = 'Somebody Else', salt = 'salt', hash = '${hash}' where kind = 'name'`,
    );
    const { chain, personal } = await rig.gate.verifyAudit();
    expect(chain.kind).toBe('consistent');
    expect(personal.altered).toEqual([reference]);
  });

  test('a value whose row is gone is named: erasing empties a row and keeps it', async () => {
    const reference = await nameReference();
    const { intact } = (await rig.gate.verifyAudit()).personal;
    await rigStores().rewrite(rig.file, "delete from personal_data where kind = 'name'");
    expect((await rig.gate.verifyAudit()).personal).toEqual({
      intact: intact - 1,
      erased: 0,
      altered: [reference],
    });
  });
});
