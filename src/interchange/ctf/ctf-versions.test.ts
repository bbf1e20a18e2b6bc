import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IsoDate } from '../iso-date.ts';
import { ctfVersions, judgeVersion, versionsOn } from './ctf-versions.ts';

const judged = (version: string, ...days: readonly string[]): string => {
  const verdict = judgeVersion(version, days as readonly IsoDate[]);
  return verdict.accepted ? (verdict.isPrevious ? 'previous' : 'current') : verdict.weRead;
};

describe('the version of a file', () => {
  for (const [version, written, imported, expected] of [
    ['25.0', '2026-07-10', '2026-11-22', 'current'],
    ['25', '2026-07-10', '2026-11-22', 'current'],
    ['24.0', '2026-07-10', '2026-11-22', 'previous'],
    ['23.0', '2026-07-10', '2026-11-22', 'version 24.0 and 25.0'],
    ['23.0', '2024-09-01', '2026-11-22', 'previous'],
    ['26.0', '2026-09-10', '2026-11-22', 'version 24.0 and 25.0'],
    ['25.0', '2025-07-31', '2025-07-31', 'version 23.0 and 24.0'],
    ['25.0', '2025-08-01', '2025-08-01', 'current'],
    ['twenty', '2026-07-10', '2026-11-22', 'version 24.0 and 25.0'],
    ['25.0', '2001-01-01', '2001-01-01', 'none of that time'],
  ] as const) {
    it(`${version}, written ${written} and imported ${imported}: ${expected}`, () => {
      assert.equal(judged(version, written, imported), expected);
    });
  }

  it('has no current one before the first that we know', () => {
    assert.deepEqual(versionsOn('2001-01-01' as IsoDate), {});
    assert.deepEqual(versionsOn('2023-09-01' as IsoDate), { current: '23.0' });
  });

  it('is listed in the order of its dates', () => {
    const days = ctfVersions.map(({ currentFrom }) => currentFrom);
    assert.deepEqual(days, days.toSorted());
  });
});
