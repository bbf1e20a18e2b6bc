/** What the questions that patterns raise offer to the web. */
import { questionsRoute } from '../ui/addresses.ts';
import type { NavigationEntry, PageRoute } from '../ui/page-route.ts';
import { childQuestionsPage } from './pages/child-questions.ts';
import { closeQuestionPages } from './pages/close.ts';
import { giveQuestionPages } from './pages/give.ts';
import { questionMeasuresPage } from './pages/measures.ts';
import { questionPage } from './pages/question.ts';
import { queuePage } from './pages/queue.ts';
import { readQuestionAction, readQuestionPage } from './pages/read.ts';
import { secondReadPages } from './pages/second.ts';

export const questionRoutes: readonly PageRoute[] = [
  queuePage,
  questionMeasuresPage,
  childQuestionsPage,
  questionPage,
  readQuestionPage,
  readQuestionAction,
  ...giveQuestionPages,
  ...closeQuestionPages,
  ...secondReadPages,
];

export const questionNavigation: NavigationEntry = {
  section: 'questions',
  text: 'Questions',
  href: questionsRoute.link(),
  isFor: () => true,
};
