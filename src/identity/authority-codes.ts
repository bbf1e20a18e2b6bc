/**
 * Local authority codes that may stand in characters 2 to 4 of a unique pupil number: every code in use since April
 * 1999, those of Wales and of service schools, and the pseudo codes 001 to 005.
 *
 * Source: list of an MIS supplier (Arbor, article 360010161153), with 838 and 839 (Dorset; Bournemouth, Christchurch and
 * Poole, 2019) and 940 to 943 (Northamptonshire 2021, Cumbria 2023) added, which older lists lack. A test compares it
 * with every code in the national school census. A code that is not here is a reason to look, never a reason to refuse.
 */
export const authorityCodes = {
  asOf: '2026-11-22',
  ranges: [
    [1, 5],
    [201, 213],
    [301, 320],
    [330, 336],
    [340, 344],
    [350, 359],
    [370, 373],
    [380, 384],
    [390, 394],
    [420, 420],
    [660, 681],
    [701, 708],
    [800, 803],
    [805, 808],
    [810, 813],
    [815, 816],
    [820, 823],
    [825, 826],
    [830, 831],
    [835, 841],
    [845, 846],
    [850, 852],
    [855, 857],
    [860, 861],
    [865, 896],
    [908, 909],
    [916, 916],
    [919, 919],
    [921, 921],
    [925, 926],
    [928, 929],
    [931, 931],
    [933, 933],
    [935, 938],
    [940, 943],
  ],
} as const;

const known: ReadonlySet<string> = new Set(
  authorityCodes.ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(3, '0')),
  ),
);

/** @param code three digits, such as `830` for Derbyshire */
export const isKnownAuthority = (code: string): boolean => known.has(code);
