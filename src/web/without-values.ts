/** The kind and the place of an error, without what it may quote. */
export function withoutValues(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, code, stack: stack.slice(0, 12).join('\n') };
}
