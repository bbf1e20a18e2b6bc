/** What a browser calls itself, in words that a person recognises it by, and no finer: "Firefox on Windows". */

type Sign = readonly [pattern: RegExp, words: string];

// The first that fits: most browsers also claim to be others.
const browsers: readonly Sign[] = [
  [/\bEdg(?:A|iOS)?\//u, 'Edge'],
  [/\bOPR\//u, 'Opera'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//u, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
];

const systems: readonly Sign[] = [
  [/\biPhone\b/u, 'an iPhone'],
  [/\biPad\b/u, 'an iPad'],
  [/\bAndroid\b/u, 'Android'],
  [/\bCrOS\b/u, 'a Chromebook'],
  [/\bWindows\b/u, 'Windows'],
  [/\bMac OS X\b/u, 'a Mac'],
  [/\bLinux\b/u, 'Linux'],
];

const find = (signs: readonly Sign[], text: string): string | undefined =>
  signs.find(([pattern]) => pattern.test(text))?.[1];

export function deviceWords(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500);
  const [browser, system] = [find(browsers, text) ?? 'A browser', find(systems, text)];
  return system === undefined ? browser : `${browser} on ${system}`;
}
