/** Which document a screen used, in which version, and whether it is confirmed. It stands on every screen about levels. */
import type { Access } from '../../record/access.ts';
import type { CompiledThreshold } from '../../rulebook/threshold/compile-threshold.ts';
import { ruleRoute } from '../../ui/addresses.ts';
import { verifiedTag } from '../../ui/duty-words.ts';
import { type Html, html } from '../../ui/html.ts';
import { orWords } from '../../ui/rules/plain-words.ts';
import { keepersOfRules, ownDocument } from '../documents.ts';

async function whomToAsk(access: Access): Promise<string> {
  const names = await keepersOfRules(access);
  return names.length === 0 ? 'Ask the partnership’s office' : `Ask ${orWords(names)}`;
}

const confirmed: Readonly<Record<CompiledThreshold['rule']['verified'], string>> = {
  yes: 'It is confirmed.',
  partly: 'Not all of it is confirmed: read the document itself beside it.',
  no: 'It is not confirmed: read the document itself beside it.',
};

export async function documentLine(access: Access): Promise<Html> {
  const document = ownDocument(access);
  if (document === undefined)
    return html`<p class="govuk-body-s">No threshold document of this partnership is in force here, so no band is shown. ${await whomToAsk(access)}.</p>`;
  const { rule, pack } = document;
  return html`<p class="govuk-body-s">Used here: <a class="govuk-link" href="${ruleRoute.link({ rule: rule.threshold })}">${rule.title}</a>, version ${pack.version}. ${verifiedTag(rule.verified)} ${confirmed[rule.verified]}${rule.verified !== 'yes' && html` ${await whomToAsk(access)}.`}${rule.note !== undefined && html` ${rule.note}`}</p>`;
}
