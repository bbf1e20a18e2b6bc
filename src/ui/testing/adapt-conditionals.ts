import { isHtml } from '../raw.ts';

type Item = Record<string, unknown> | null;

/** Test code. Their items reveal `{ html }`, ours reveal `Html`. */
export const adaptConditionals = (options: Record<string, unknown>): Record<string, unknown> => ({
  ...options,
  items: (options['items'] as readonly Item[]).map(adaptItem),
});

function adaptItem(item: Item): Item {
  if (!item || !('conditional' in item)) return item;
  const { text } = item['conditional'] as { readonly text?: unknown };
  return { ...item, conditional: isHtml(text) && text.toString() !== '' ? text : undefined };
}
