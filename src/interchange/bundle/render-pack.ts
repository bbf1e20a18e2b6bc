/**
 * Renders the document of a bundle: a tagged PDF, which the typesetter refuses to make when it would break the rules of
 * PDF/UA-1 that a program can check (a title, a language, headings in their order, tables with heads, words for pictures). On
 * machines for which it is not built it is an HTML page with the same content.
 */
import { createRequire } from 'node:module';
import type { BundleFile } from './bundle-format.ts';
import { type PackDocument } from './pack-document.ts';

type Compiler = {
  readonly pdf: (
    source: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: 'ua-1' },
  ) => Uint8Array;
};
type Typesetter = { readonly NodeCompiler: { readonly create: (options: { readonly workspace: string }) => Compiler } };

const packageName = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';

let loaded: Compiler | null | undefined;

/** Null where the package is not built for this machine. What is typeset is data; the empty workspace lets it read no file. */
function compiler(): Compiler | null {
  if (loaded !== undefined) return loaded;
  try {
    const typesetter = createRequire(import.meta.url)(packageName) as Typesetter;
    loaded = typesetter.NodeCompiler.create({ workspace: '/nonexistent' });
  } catch {
    loaded = null;
  }
  return loaded;
}

const template = `
#let pack = json(bytes(sys.inputs.pack))
#set document(title: pack.title)
#set text(lang: "en", region: "gb", size: 11pt)
#set page(numbering: "1 of 1", margin: 2cm)
#set par(leading: 0.7em)
= #pack.title
#strong(pack.notice)
== About this handover
#table(
  columns: (auto, 1fr),
  stroke: 0.5pt + luma(160),
  inset: 6pt,
  table.header([What], [Details]),
  ..pack.facts.flatten().map(words => [#words])
)
== What is handed over
#if pack.entries.len() == 0 [Nothing was recorded to hand over.]
#for entry in pack.entries [
  === #entry.heading
  #text(size: 9pt)[#entry.byline]

  #for line in entry.says.split("\\n") [#line #parbreak()]
  #if entry.files.len() > 0 [Files: #entry.files.join(", ")]
]
== Files in the bundle
#if pack.files.len() == 0 [None besides this document.] else [
  #table(
    columns: (auto, 1fr),
    stroke: 0.5pt + luma(160),
    inset: 6pt,
    table.header([Path], [Name]),
    ..pack.files.flatten().map(words => [#words])
  )
]
`;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string): string => words.replace(/[&<>"]/gu, (character) => escapes[character] ?? character);

const rows = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([head, words]) => `<tr><th scope="row">${escaped(head)}</th><td>${escaped(words)}</td></tr>`).join('');

export const packAsPage = (pack: PackDocument): string => `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(pack.title)}</title></head><body>
<h1>${escaped(pack.title)}</h1><p><strong>${escaped(pack.notice)}</strong></p>
<h2>About this handover</h2><table>${rows(pack.facts)}</table>
<h2>What is handed over</h2>
${pack.entries.length === 0 ? '<p>Nothing was recorded to hand over.</p>' : ''}${pack.entries
  .map(
    ({ heading, byline, says, files }) =>
      `<h3>${escaped(heading)}</h3><p>${escaped(byline)}</p>${says
        .split('\n')
        .map((line) => `<p>${escaped(line)}</p>`)
        .join('')}${files.length === 0 ? '' : `<p>Files: ${escaped(files.join(', '))}</p>`}`,
  )
  .join('\n')}
<h2>Files in the bundle</h2>${pack.files.length === 0 ? '<p>None besides this document.</p>' : `<table>${rows(pack.files)}</table>`}
</body></html>
`;

/** @param typeset by default what this machine has */
export function renderPack(pack: PackDocument, typeset: Compiler | null = compiler()): BundleFile {
  if (typeset === null)
    return {
      path: 'handover.html',
      name: 'handover.html',
      mediaType: 'text/html',
      content: new TextEncoder().encode(packAsPage(pack)),
    };
  const content = typeset.pdf(
    { mainFileContent: template, inputs: { pack: JSON.stringify(pack) } },
    { pdfStandard: 'ua-1' },
  );
  return { path: 'handover.pdf', name: 'handover.pdf', mediaType: 'application/pdf', content };
}
