/** Named routes: addresses that more than one part of the product links to. */
import { route } from './route.ts';

export const homeRoute = route('/');
export const signInRoute = route('/sign-in');
export const signInCodeRoute = route('/sign-in/code');
export const passkeySignInRoute = route('/sign-in/passkey');
export const employerSignInRoute = route('/sign-in/with/:employer');
export const employerReturnRoute = route('/sign-in/returned/:employer');
export const proveRoute = route('/confirm-it-is-you');
export const proveContinueRoute = route('/confirm-it-is-you/continue');
export const signOutRoute = route('/sign-out');
export const setUpRoute = route('/set-up/:token');
export const setUpCodeRoute = route('/set-up/:token/code');
export const setUpPasskeyRoute = route('/set-up/:token/passkey');

export const ownSignInRoute = route('/your-sign-in');
export const ownPasswordRoute = route('/your-sign-in/password');
export const ownCodeAppRoute = route('/your-sign-in/code-app');
export const ownRecoveryCodesRoute = route('/your-sign-in/recovery-codes');
export const ownNewPasskeyRoute = route('/your-sign-in/passkeys/new');
export const ownPasskeyRoute = route('/your-sign-in/passkeys/:passkey');
export const ownEmployerRoute = route('/your-sign-in/employers/:employer');
export const ownSessionsRoute = route('/your-sign-in/sessions');

export const administrationRoute = route('/administration');
export const addPractitionerRoute = route('/administration/people/add');
export const practitionerRoute = route('/administration/people/:person');
export const changePractitionerRoute = route('/administration/people/:person/change');
export const giveRoleRoute = route('/administration/people/:person/roles');
export const endRoleRoute = route('/administration/people/:person/roles/end');
export const inviteRoute = route('/administration/people/:person/link');
export const recoveryRoute = route('/administration/people/:person/recovery');
export const endPersonSessionsRoute = route('/administration/people/:person/sessions');
export const leaveRoute = route('/administration/people/:person/leave');
export const roleRequestRoute = route('/administration/requests/:request');
export const organisationsRoute = route('/administration/organisations');
export const teamsRoute = route('/administration/teams');
export const teamRoute = route('/administration/teams/:team');
export const leftBehindRoute = route('/left-behind');

export const childrenRoute = route('/children');
export const searchRoute = route('/children/search');
export const searchResultsRoute = route('/children/search/:search');
export const childRoute = route('/children/:child');
export const timelineRoute = route('/children/:child/timeline');
export const printTimelineRoute = route('/children/:child/timeline/print');
export const timelinePictureRoute = route('/children/:child/timeline/picture');
export const togetherRoute = route('/children/:child/timeline/together');
export const recordRoute = route('/children/:child/record');
export const recordKindRoute = route('/children/:child/record/:kind');
export const correctEntryRoute = route('/children/:child/entries/:entry/correct');
export const withdrawEntryRoute = route('/children/:child/entries/:entry/withdraw');
export const disputeEntryRoute = route('/children/:child/entries/:entry/disagree');
export const sealEntryRoute = route('/children/:child/entries/:entry/seal');
export const attachmentRoute = route('/children/:child/files/:file');
export const draftRoute = route('/drafts/:draft');
export const replayRoute = route('/children/:child/replay');
export const playRoute = route('/children/:child/play');

export const involvementRoute = route('/children/:child/involvement');
export const addInvolvementRoute = route('/children/:child/involvement/add');
export const changeInvolvementRoute = route('/children/:child/involvement/:involvement');
export const familyRoute = route('/children/:child/family');
export const genogramRoute = route('/children/:child/family/genogram');
export const decisionsRoute = route('/children/:child/family/decisions');
export const addPersonRoute = route('/children/:child/family/add-person');
export const personRoute = route('/children/:child/family/people/:person');
export const changePersonRoute = route('/children/:child/family/people/:person/change');
export const responsibilityRoute = route('/children/:child/family/people/:person/responsibility');
export const contactDetailsRoute = route('/children/:child/family/people/:person/contact');
export const samePersonRoute = route('/children/:child/family/people/:person/same-person');
/** `person` is a person's id, or "child". */
export const communicationRoute = route('/children/:child/family/communication/:person');
export const addHouseholdRoute = route('/children/:child/family/add-household');
export const householdRoute = route('/children/:child/family/households/:household');
export const tiesRoute = route('/children/:child/family/ties');
export const withholdRoute = route('/children/:child/family/withhold');
export const withheldRoute = route('/children/:child/family/withheld/:restriction');
export const siblingsRoute = route('/children/:child/family/siblings');
export const suggestedContactsRoute = route('/children/:child/family/suggested-contacts');

export const shareRoute = route('/children/:child/share');

/** Leads on to where something owed is done; `entry` is what triggered it. */
export const owedRoute = route('/children/:child/owed/:entry');

export const levelRoute = route('/children/:child/level');
export const concernRoute = route('/children/:child/concern');
export const afterConcernRoute = route('/children/:child/concern/next');
export const makeContactRoute = route('/children/:child/contacts/make');
export const contactRoute = route('/children/:child/contacts/:contact');
export const contactStepRoute = route('/children/:child/contacts/:contact/:step');
export const ownViewRoute = route('/children/:child/level/view');
export const assessmentRoute = route('/children/:child/level/:assessment');
export const proposeStepRoute = route('/children/:child/steps/propose');
export const stepRoute = route('/children/:child/steps/:proposal');

export const guidesRoute = route('/guide');
export const guideRoute = route('/guide/:guide');

export const practiseRoute = route('/practise');
export const vignetteRoute = route('/practise/:vignette');
export const practiceAnswerRoute = route('/practise/:vignette/answer');

export const movesRoute = route('/moves');
export const confirmMovesRoute = route('/moves/confirm');
export const proposeMoveRoute = route('/children/:child/propose-move');
export const askForHandoverRoute = route('/children/:child/ask-for-handover/:school');
export const moveRoute = route('/children/:child/moves/:move');
export const changeMoveRoute = route('/children/:child/moves/:move/change');
export const missedArrivalRoute = route('/children/:child/moves/:move/did-not-arrive');
export const parentalAgreementRoute = route('/children/:child/moves/:move/parents');
export const recallRoute = route('/children/:child/recall/:school');
export const handoverRoute = route('/children/:child/moves/:move/handover');
export const voicesRoute = route('/children/:child/moves/:move/voices');
export const voiceCheckRoute = route('/children/:child/moves/:move/voices/:person/safety');
export const voiceSecondRoute = route('/children/:child/moves/:move/voices/:person/safety/second');
export const voiceLinkRoute = route('/children/:child/moves/:move/voices/:person/link');
export const voiceEndRoute = route('/children/:child/moves/:move/voices/:person/link/end');
export const voicePaperRoute = route('/children/:child/moves/:move/voices/:person/paper');
export const voiceAnswersRoute = route('/children/:child/moves/:move/voices/:person/answers');
export const voiceItemsRoute = route('/children/:child/moves/:move/voices/:person/items');
export const readinessRoute = route('/children/:child/moves/:move/readiness');
export const guestLinkRoute = route('/v/:token');
export const guestCodeRoute = route('/v');
export const guestStartRoute = route('/v/page/start');
export const guestQuestionRoute = route('/v/page/question/:question');
export const guestItemRoute = route('/v/page/part/:shown');
export const guestReadyRoute = route('/v/page/ready');
export const guestCheckRoute = route('/v/page/check');
export const guestDeclineRoute = route('/v/page/decline');
export const guestLeaveRoute = route('/v/page/leave');
export const guestThanksRoute = route('/v/page/thank-you');
export const handoverItemRoute = route('/children/:child/moves/:move/handover/:item');

export const moveDutyRoute = route('/children/:child/moves/:move/duties/:rule');

export const raiseChallengeRoute = route('/children/:child/challenges/raise');
export const challengeRoute = route('/children/:child/challenges/:challenge');
export const challengeStepRoute = route('/children/:child/challenges/:challenge/:step');
export const coverRoute = route('/cover');
export const coverOfRoute = route('/cover/:organisation');
export const absencesRoute = route('/absences');

export const schoolsRoute = route('/schools');
export const addSchoolRoute = route('/schools/add');
export const schoolRoute = route('/schools/:school');
export const termDatesRoute = route('/schools/:school/term-dates');
export const termDatesFileRoute = route('/schools/:school/term-dates/file');

export const rulesRoute = route('/rules');
export const ruleRoute = route('/rules/:rule');
export const packsRoute = route('/rules/packs');
export const packRoute = route('/rules/packs/:pack');
export const withdrawReleaseRoute = route('/rules/packs/withdraw');
export const commencementsRoute = route('/rules/commencement');

export const existenceCheckRoute = route('/existence-check');
export const emergencyAccessRoute = route('/emergency-access');
export const emergencyReviewsRoute = route('/emergency-reviews');
export const closingRoute = route('/children/:child/closing');
export const sealingsRoute = route('/sealed');
export const sealingRoute = route('/sealed/:sealing');
export const sealingNoticesRoute = route('/sealed-notices');
export const relationsRoute = route('/relations');
export const relationReviewsRoute = route('/relations/reviews');

export const agreementsRoute = route('/agreements');
export const draftAgreementRoute = route('/agreements/draft');
export const agreementRoute = route('/agreements/:agreement');

export const transferFileRoute = route('/cohort/:school/transfer-file');
export const batchReceiptRoute = route('/cohort/:school/receipts/:item');

export const importsRoute = route('/imports');
export const importRoute = route('/imports/:batch');
export const importReceiptRoute = route('/imports/:batch/receipt');
export const matchingRoute = route('/matching');
export const matchTaskRoute = route('/matching/:task');

export const calendarRoute = route('/calendar');
export const calendarFeedRoute = route('/calendar/feed/:secret');
export const noticesRoute = route('/notices');
export const stopNoticesRoute = route('/notices/stop/:token');

export const whoSawRoute = route('/who-saw');
export const whoSawChildRoute = route('/who-saw/:child');
export const whoSawReceiptRoute = route('/who-saw/:child/receipt');
export const draftReleaseRoute = route('/who-saw/:child/release');
export const releaseRoute = route('/who-saw/:child/releases/:release');

export const keepingRoute = route('/keeping');
export const keepingClassesRoute = route('/keeping/periods');
export const keepingHoldsRoute = route('/keeping/holds');
export const keepingHoldRoute = route('/keeping/holds/:hold');
export const keepingChildRoute = route('/keeping/records/:child');
export const keepingDisposalRoute = route('/keeping/disposals/:disposal');

export const startRecordRoute = route('/children/start');
export const accessRequestsRoute = route('/access-requests');
export const findAskedRoute = route('/access-requests/find');
export const registerRequestRoute = route('/access-requests/register/:asked');
export const accessRequestRoute = route('/access-requests/:request');
export const requestStepRoute = route('/access-requests/:request/step');
export const requestStoryRoute = route('/access-requests/:request/story');
export const requestPartRoute = route('/access-requests/:request/parts/:controller');
export const keepPlainRoute = route('/access-requests/:request/parts/:controller/keep');
export const leaveOthersRoute = route('/access-requests/:request/parts/:controller/leave-out');
export const answersItselfRoute = route('/access-requests/:request/parts/:controller/answers-itself');
export const opinionRoute = route('/access-requests/:request/parts/:controller/opinion');
export const passageRoute = route('/access-requests/:request/parts/:controller/passages/:entry');
export const answerRoute = route('/access-requests/:request/parts/:controller/answer');
export const releaseAnswerRoute = route('/access-requests/:request/parts/:controller/answer/release');
export const sendBackRoute = route('/access-requests/:request/parts/:controller/answer/send-back');
export const handOverRoute = route('/access-requests/:request/parts/:controller/answer/hand-over');
export const reopenRoute = route('/access-requests/:request/parts/:controller/answer/take-up-again');

export const questionsRoute = route('/questions');
export const partnershipLogRoute = route('/log');
export const partnershipLogFileRoute = route('/log/challenges.csv');
export const partnershipLevelsRoute = route('/log/levels');
export const questionMeasuresRoute = route('/questions/measures');
export const childQuestionsRoute = route('/children/:child/questions');
/** `asked` is how many times the question has been asked about this child. */
export const questionRoute = route('/children/:child/questions/:question/:asked');
export const readQuestionRoute = route('/children/:child/questions/:question/:asked/read');
export const giveQuestionRoute = route('/children/:child/questions/:question/:asked/give');
export const closeQuestionRoute = route('/children/:child/questions/:question/:asked/close');
export const secondReadQuestionRoute = route('/children/:child/questions/:question/:asked/second-reading');

export const protectionRoute = route('/children/:child/protection');
export const planMeetingRoute = route('/children/:child/meetings/plan');
export const meetingRoute = route('/children/:child/meetings/:meeting');
export const writeMeetingRoute = route('/children/:child/meetings/:meeting/write');
export const followMeetingRoute = route('/children/:child/meetings/:meeting/follow');
export const holdMeetingRoute = route('/children/:child/meetings/:meeting/held');
export const moveMeetingRoute = route('/children/:child/meetings/:meeting/move');
export const callOffMeetingRoute = route('/children/:child/meetings/:meeting/call-off');
/** `agreed` is the entry by which the action was agreed. */
export const meetingActionRoute = route('/children/:child/actions/:agreed');
/** For an invitation: says nothing of the child, and leads whoever was invited to the meeting. */
export const invitationRoute = route('/meetings/:meeting');
export const invitationFileRoute = route('/meetings/:meeting/calendar');
