import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, isContent, present, type Sparse } from './options.ts';
import { type TagOptions, tag } from './tag.ts';

type Words = Content | { readonly text: Content; readonly classes?: string | undefined };

export type TaskStatus = {
  readonly text?: Content | undefined;
  readonly tag?: TagOptions | undefined;
  readonly classes?: string | undefined;
};

export type Task = {
  readonly title: Words;
  readonly hint?: Words | undefined;
  readonly status: TaskStatus;
  /** Left out while the task cannot be started. */
  readonly href?: Href | undefined;
  readonly classes?: string | undefined;
};

export type TaskListOptions = ElementOptions & {
  readonly items: Sparse<Task>;
  /** Default "task-list". */
  readonly idPrefix?: string | undefined;
};

export function taskList(options: TaskListOptions): Html {
  const shown = attributes({ class: classNames('govuk-task-list', options.classes), ...options.attributes });
  const idPrefix = options.idPrefix ?? 'task-list';
  return html`<ul${shown}>${present(options.items).map(({ item, place }) => task(item, `${idPrefix}-${place}`))}</ul>`;
}

function task(item: Task, id: string): Html {
  const hasLink = item.href !== undefined;
  const classes = classNames('govuk-task-list__item', hasLink && 'govuk-task-list__item--with-link', item.classes);
  return html`
<li class="${classes}">
  <div class="govuk-task-list__name-and-hint">
    ${title(item, id)}
    ${item.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${textOf(item.hint)}</div>`}
  </div>
  <div class="${classNames('govuk-task-list__status', item.status.classes)}" id="${id}-status">${
    item.status.tag ? tag(item.status.tag) : item.status.text
  }</div>
</li>`;
}

function title(item: Task, id: string): Html {
  const classes = isContent(item.title) ? undefined : item.title.classes;
  if (item.href === undefined) return html`<div${attributes({ class: classes })}>${textOf(item.title)}</div>`;
  const shown = attributes({
    class: classNames('govuk-link govuk-task-list__link', classes),
    href: item.href,
    'aria-describedby': classNames(item.hint && `${id}-hint`, `${id}-status`),
  });
  return html`<a${shown}>${textOf(item.title)}</a>`;
}

const textOf = (words: Words): Content => (isContent(words) ? words : words.text);
