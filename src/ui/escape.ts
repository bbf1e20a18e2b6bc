const special = /["&'<>]/;

/**
 * Makes text safe between tags and inside quoted attribute values.
 *
 * @example
 * escape('Tom & "Jerry"'); // 'Tom &amp; &quot;Jerry&quot;'
 */
export function escape(text: string): string {
  const first = text.search(special);
  if (first === -1) return text;
  let safe = '';
  let copied = 0;
  for (let index = first; index < text.length; index += 1) {
    const entity = entityFor(text.charCodeAt(index));
    if (entity === undefined) continue;
    safe += text.slice(copied, index) + entity;
    copied = index + 1;
  }
  return safe + text.slice(copied);
}

function entityFor(code: number): string | undefined {
  switch (code) {
    case 34:
      return '&quot;';
    case 38:
      return '&amp;';
    case 39:
      return '&#39;';
    case 60:
      return '&lt;';
    case 62:
      return '&gt;';
    default:
      return undefined;
  }
}
