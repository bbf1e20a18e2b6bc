/** Withdrawing a pack that came with the product. Law in it cannot be left out. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { withdrawRelease } from '../../record/packs/decide-pack.ts';
import { lawLeftOut } from '../../record/packs/law-kept.ts';
import { mayDecide } from '../../record/packs/who-decides.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { packRoute, packsRoute, rulesRoute, withdrawReleaseRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';

const form = z.object({
  pack: requiredText({ label: 'Pack', max: 200 }),
  because: requiredText({ label: 'Reason', enter: 'Enter why it is withdrawn', max: 2_000 }),
});

/** A pack of the release that counts here. */
function releasePack({ services, actor }: Visit, name: string): Pack {
  if (!mayDecide(actor)) throw problem('NOT_ALLOWED', { action: 'withdraw a pack of rules' });
  const { release, rulebook } = services.engine;
  const pack = rulebook.packs.find(
    (each) => each.pack === name && each.status === 'in-force' && release.includes(each),
  );
  if (pack === undefined) throw problem('NOT_FOUND');
  return pack;
}

function view(pack: Pack, visit: Visit, filled: Form<typeof form>): PageReply {
  const law = lawLeftOut(pack, null);
  return {
    kind: 'page',
    title: 'Withdraw a pack',
    heading: 'Withdraw a pack',
    caption: `${pack.title}, version ${pack.version}`,
    section: 'rules',
    breadcrumbs: [
      { text: 'Rules', href: rulesRoute.link() },
      { text: 'Packs', href: packsRoute.link() },
      { text: 'Withdraw' },
    ],
    errors: errorList(filled),
    main:
      law.length > 0
        ? html`<p class="govuk-body">This pack cannot be withdrawn. Rules in it rest on statute or regulations, which nobody can leave out:</p>
<ul class="govuk-list govuk-list--bullet">${law.map((says) => html`<li>${says}</li>`)}</ul>
<p class="govuk-body">You can bring in a pack of the same name that keeps these rules and changes the others.</p>`
        : html`<p class="govuk-body">None of its ${pack.rules.length} rules will be asked here any more. Every child is derived again. What had been derived under it can be found again.</p>
${formElement({
  action: withdrawReleaseRoute.link(),
  token: visit.formToken,
  content: html`${hiddenField('pack', pack.pack)}
${textarea({ ...field(filled, 'because'), label: { text: 'Why is it withdrawn?', size: 's' }, rows: 3 })}
${button({ text: 'Withdraw pack', look: 'warning' })}`,
})}`,
  };
}

export const withdrawReleasePage: PageRoute = {
  method: 'GET',
  path: withdrawReleaseRoute.path,
  handle: (visit) => Promise.resolve(view(releasePack(visit, visit.query['pack'] ?? ''), visit, blankForm(form, {}))),
};

export const withdrawReleaseAction: PageRoute = {
  method: 'POST',
  path: withdrawReleaseRoute.path,
  handle: async (visit) => {
    const filled = readForm(form, visit.body);
    const pack = releasePack(visit, filled.typed.get('pack')?.[0] ?? '');
    if (!filled.isComplete || lawLeftOut(pack, null).length > 0) return view(pack, visit, filled);
    const id = await visit.look('pack withdrawn', (access) => withdrawRelease(access, pack, filled.values.because));
    return redirect(packRoute.link({ pack: id }), 'It has been withdrawn. The server takes that up within a minute');
  },
};
