/** The family of a child as a genogram, with the same as tables. */
import { coupleStates } from '../../kinds/family-home.ts';
import { fullName } from '../../record/child.ts';
import { siblingsOf } from '../../record/people/siblings.ts';
import { familyRoute, genogramRoute, tiesRoute } from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { layoutGenogram } from '../../ui/pictures/genogram-layout.ts';
import { genogramPicture, homeLetter } from '../../ui/pictures/genogram-picture.ts';
import { type Figure, type GenogramPlan, planGenogram } from '../../ui/pictures/genogram-plan.ts';
import { onDate } from '../../ui/when.ts';
import { familyReply, openFamily } from './family-frame.ts';

/** More than this nobody reads from one picture. */
const most = 60;

const sexWords = { F: 'Female', M: 'Male', unknown: 'Not known' } as const;
const lifeWords = { living: '', died: 'Has died', unborn: 'Not yet born' } as const;

const legend = details({
  summary: 'What the signs mean',
  text: html`<ul class="govuk-list govuk-list--bullet">
<li>Square: male. Circle: female. Diamond: sex not known. Triangle: not yet born. A double outline: the child.</li>
<li>A cross through the sign: has died.</li>
<li>A line between two people: a couple. Dashed: living together or together. Dotted: never together.</li>
<li>One stroke through the line: separated or no longer together. Two strokes: divorced.</li>
<li>A line down: their children.</li>
<li>A dashed frame with a letter: those who live in one home now. Somebody with two homes stands in two frames.</li>
</ul>`,
});

function peopleTable({ figures, unions, homes }: GenogramPlan): Html {
  const nameOf = new Map(figures.map(({ id, name }) => [id, name]));
  const namesOf = (ids: readonly string[]): string => ids.map((id) => nameOf.get(id) ?? '').join(', ');
  const parentsOf = ({ id }: Figure): string =>
    namesOf(unions.filter(({ children }) => children.includes(id)).flatMap(({ parents }) => parents));
  const homesOf = ({ id }: Figure): string =>
    homes
      .flatMap(({ name, members }, index) => (members.includes(id) ? [`${homeLetter(index)}: ${name}`] : []))
      .join(', ');
  return scrollPane({
    label: 'People of the genogram',
    content: table({
      caption: 'People',
      captionSize: 'm',
      head: ['Who', 'What they are to the child', 'Sex', 'Born', 'Parents', 'Home'],
      firstCellIsHeader: true,
      rows: figures.map((figure) => [
        figure.name,
        `${figure.says}${figure.life === 'living' ? '' : `. ${lifeWords[figure.life]}`}`,
        sexWords[figure.sex],
        figure.born === null ? 'Not known' : onDate(figure.born),
        parentsOf(figure) || 'Not recorded',
        homesOf(figure) || 'Not recorded',
      ]),
    }),
  });
}

function couplesTable({ figures, unions }: GenogramPlan): Html | false {
  const nameOf = new Map(figures.map(({ id, name }) => [id, name]));
  const couples = unions.filter(({ parents, state }) => parents.length > 1 && state !== null);
  return (
    couples.length > 0 &&
    scrollPane({
      label: 'Couples of the genogram',
      content: table({
        caption: 'Couples',
        captionSize: 'm',
        head: ['Who', 'How they stand'],
        rows: couples.map(({ parents, state }) => [
          parents.map((id) => nameOf.get(id) ?? '').join(' and '),
          state === null ? '' : coupleStates[state],
        ]),
      }),
    })
  );
}

async function picture(plan: GenogramPlan): Promise<Html> {
  const layout = plan.figures.length > most ? null : await layoutGenogram(plan);
  if (layout === null)
    return insetText({
      text: 'This family cannot be drawn as one picture. Everything that it would show stands in the tables below.',
    });
  return scrollPane({ label: 'Picture: genogram', content: genogramPicture(plan, layout) });
}

export const genogramPage: PageRoute = {
  method: 'GET',
  path: genogramRoute.path,
  handle: (visit) =>
    visit.look('genogram', async (access) => {
      const open = await openFamily(visit, access);
      const { child, family } = open;
      const siblings = await siblingsOf(child);
      const centre = { name: fullName(child), sex: child.sex, born: child.dateOfBirth };
      const plan = planGenogram(centre, family, siblings, visit.today.toString());
      return familyReply(child, visit, {
        title: 'Genogram',
        heading: 'Genogram',
        caption: 'Family',
        back: familyRoute.link({ child: child.id }),
        main: html`
<p class="govuk-body">As recorded today, where you can see it. <a class="govuk-link" href="${tiesRoute.link({ child: child.id })}">Record who is whose parent or partner</a></p>
${await picture(plan)}
${legend}
${
  plan.undrawn.length > 0 &&
  insetText({
    text: html`<p class="govuk-body">What is recorded and does not fit the picture:</p><ul class="govuk-list govuk-list--bullet">${plan.undrawn.map((line) => html`<li>${line}</li>`)}</ul>`,
  })
}
${peopleTable(plan)}
${couplesTable(plan)}`,
      });
    }),
};
