/** Lifting a hold. */
import { liftHold } from '../../record/retention/holds.ts';
import { keepingHoldRoute, keepingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { fragment } from '../../ui/href.ts';
import { html } from '../../ui/html.ts';
import { type PageRoute, redirect } from '../../ui/page-route.ts';
import { sent } from '../sign-in/open-route.ts';

export const liftHoldAction: PageRoute = {
  method: 'POST',
  path: keepingHoldRoute.path,
  asksForProof: 'lift a hold on records',
  handle: (visit) =>
    visit.look('records to be disposed of', async (access) => {
      const because = sent(visit.body, 'because').trim().slice(0, 2_000);
      const hold = visit.parameters['hold'] ?? '';
      if (because === '')
        return {
          kind: 'page',
          title: 'Lift a hold',
          heading: 'Lift a hold',
          back: keepingRoute.link(),
          errors: [{ text: 'Enter why it may be lifted', href: fragment('because') }],
          main: formElement({
            action: keepingHoldRoute.link({ hold }),
            token: visit.formToken,
            content: html`${textarea({ name: 'because', id: 'because', label: { text: 'Why may it be lifted?', size: 's' }, errorMessage: 'Enter why it may be lifted', rows: 2 })}${button({ text: 'Lift it', look: 'warning' })}`,
          }),
        };
      await liftHold(access, hold, because);
      return redirect(keepingRoute.link(), 'The hold has been lifted');
    }),
};
