import { type Html } from '../html.ts';
import { details } from './details.ts';
import { type FilterOptions, filter } from './filter.ts';

export type FilterPaneOptions = FilterOptions & {
  /** What the list is narrowed to now, when it is. */
  readonly narrowedTo?: string | undefined;
};

/**
 * A filter that stands open beside its list, and behind a line that opens it where there is no room: on a phone the list
 * comes first. It needs no script.
 */
export const filterPane = ({ narrowedTo, ...options }: FilterPaneOptions): Html =>
  details({
    classes: 'throughline-filter-pane',
    summary: `${options.title ?? 'Filter'}${narrowedTo === undefined ? '' : `: ${narrowedTo}`}`,
    text: filter(options),
  });
