import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../config.ts';
import { readEngine } from '../../record/read-engine.ts';
import { handoverItem, itemCodes } from './handover-items.ts';

test('items are those of the packs for England, with the same words, roles and compartments', async () => {
  const { rulebook } = await readEngine(join(projectRoot, 'packs'), 'arkenshire');
  for (const code of itemCodes) {
    const rule = rulebook.items.get(code)?.item;
    const { title, sender, receiver, compartment = 'general', betweenThem } = handoverItem(code);
    assert.deepEqual(
      { title, sender, receiver, compartment, between: betweenThem === true },
      {
        title: rule?.title,
        sender: rule?.send.owner.role,
        receiver: rule?.confirm.owner.role,
        compartment: rule?.compartment,
        between: rule?.between !== undefined,
      },
      code,
    );
  }
});
