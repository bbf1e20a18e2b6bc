/** Writes what a pack holds as YAML that a person can read: short things on one line, the parts in their usual order. */
import { Document, isCollection, isMap, isScalar, type Node, visit } from 'yaml';

const order = ['pack', 'title', 'version', 'status', 'sources', 'commencements', 'exampleWorld', 'rules'];
const spaced = ['sources', 'commencements', 'exampleWorld', 'rules'];
const longestFlow = 100;
/** Parts at the top of a file and of a rule each begin on a line of their own. */
const shallow = 4;

type Mapping = Readonly<Record<string, unknown>>;

const mayBeLeftOut = ['commencements', 'exampleWorld'];

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const ordered = (content: Mapping): Mapping =>
  Object.fromEntries(
    Object.entries(content)
      .filter(([name, value]) => !mayBeLeftOut.includes(name) || !isEmpty(value))
      .toSorted(([a], [b]) => {
        const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
        return place(a) - place(b);
      }),
  );

function isShort(node: Node): boolean {
  const text = JSON.stringify(node);
  return text.length <= longestFlow && !text.includes('\\n');
}

export function packYaml(content: Mapping): string {
  const document = new Document(ordered(content), { aliasDuplicateObjects: false });
  document.commentBefore = ' Written from a workbook.';
  visit(document, (_key, node, path) => {
    const depth = path.filter((each) => isCollection(each)).length;
    if (isCollection(node) && depth >= shallow && isShort(node)) node.flow = true;
    if (isCollection(node) && node.items.length > 0 && node.items.every((item) => isScalar(item)) && isShort(node))
      node.flow = true;
    return undefined;
  });
  for (const { key } of isMap(document.contents) ? document.contents.items : [])
    if (isScalar(key) && spaced.includes(String(key.value))) key.spaceBefore = true;
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}
