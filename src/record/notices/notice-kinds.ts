/** What people are told by mail. Each says how many, never about whom. */
import { z } from 'zod';

export const noticeKinds = {
  urgent: {
    title: 'Something new that is due within a day',
    /** Whether a person may do without it. What the law or an arrangement for a child's safety sets a limit for is always said. */
    mayStop: false,
    counted: (count: number) =>
      count === 1 ? '1 new thing is due within a day' : `${count} new things are due within a day`,
  },
  overdue: {
    title: 'Something has become overdue',
    mayStop: false,
    counted: (count: number) => (count === 1 ? '1 thing has become overdue' : `${count} things have become overdue`),
  },
  'due-soon': {
    title: 'Something will soon be due',
    mayStop: true,
    counted: (count: number) => (count === 1 ? '1 thing will soon be due' : `${count} things will soon be due`),
  },
  new: {
    title: 'Something new to do, with more time',
    mayStop: true,
    counted: (count: number) => (count === 1 ? '1 new thing to do' : `${count} new things to do`),
  },
} as const;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindCodes = Object.keys(noticeKinds) as readonly NoticeKind[];
export const stoppableKinds = noticeKindCodes.filter((kind) => noticeKinds[kind].mayStop);

/** How many of each wait; a kind that is not there is none. */
export type NoticeCounts = Readonly<Partial<Record<NoticeKind, number>>>;

export const isNothing = (counts: NoticeCounts): boolean => noticeKindCodes.every((kind) => (counts[kind] ?? 0) === 0);

const stored = z.partialRecord(z.enum(noticeKindCodes), z.number().int().min(0));
export const readCounts = (value: unknown): NoticeCounts => stored.parse(value);

/** "1 thing has become overdue, 2 new things to do". */
export const countsInWords = (counts: NoticeCounts): readonly string[] =>
  noticeKindCodes.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [noticeKinds[kind].counted(count)];
  });
