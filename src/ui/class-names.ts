/** Joins class names with spaces, leaving out what is not there. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  let joined = '';
  for (const name of names) {
    if (name) joined += joined === '' ? name : ` ${name}`;
  }
  return joined;
}
