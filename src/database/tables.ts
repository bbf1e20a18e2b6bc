/** The columns of every table, as the migrations make them. Optional on insert where the database has a default. */
import type { Generated } from 'kysely';
import type {
  AccessAnswerTable,
  AccessDecisionTable,
  AccessOpinionTable,
  AccessRequestStepTable,
  AccessRequestTable,
} from './access-request-tables.ts';
import type {
  AuditCheckpointTable,
  AuditCosignatureTable,
  AuditEventTable,
  AuditKeyTable,
  AuditLeafTable,
  AuditLogTable,
  AuditOutboxTable,
  AuditTileTable,
  AuditWitnessTable,
  DisclosureTable,
} from './audit-tables.ts';
import type { HandoverBundleTable } from './bundle-tables.ts';
import type { AbsenceTable, ChallengeSeatTable, ChallengeTable, PostCoverTable } from './challenge-tables.ts';
import type { MeetingInvitationTable } from './meeting-tables.ts';
import type { CalendarFeedTable, MailTable, NoticeChoiceTable } from './notice-tables.ts';
import type { PracticeAnswerTable } from './practice-tables.ts';
import type { PromptReadingTable, PromptTable } from './prompt-tables.ts';
import type { DisposalTable, RetentionHoldTable } from './retention-tables.ts';
import type { SealingNoticeTable, SealingTable } from './sealing-tables.ts';
import type { VoiceLinkTable } from './voice-tables.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;
type Json = unknown;

export interface InstallationTable {
  readonly only_row: Generated<boolean>;
  readonly mode: 'demo' | 'live';
  readonly partnership_id: string;
  readonly partnership_name: string;
  readonly created_at: Instant;
}

export interface OrganisationTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly sort_name: string;
  readonly urn: number | null;
  readonly authority_code: string | null;
  readonly establishment_number: string | null;
  readonly phase: string | null;
  readonly type_name: string | null;
  readonly status: 'open' | 'closed' | 'proposed';
  readonly opened_on: Day | null;
  readonly closed_on: Day | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly low_age: number | null;
  readonly high_age: number | null;
  readonly telephone: string | null;
  readonly trust_code: Generated<string | null>;
  readonly trust_name: Generated<string | null>;
  readonly term_dates: Generated<'authority' | 'own' | 'unknown'>;
  readonly takes_part: Generated<boolean>;
  readonly source: 'register' | 'person' | 'demo';
  readonly updated_at: Instant;
}

export interface SchoolCalendarTable {
  readonly partnership_id: string;
  readonly organisation_id: string;
  readonly version: number;
  readonly recorded_at: Instant;
  readonly recorded_by: string | null;
  readonly terms: Json;
}

export interface BankHolidayListTable {
  readonly partnership_id: string;
  readonly version: number;
  readonly recorded_at: Instant;
  readonly recorded_by: string | null;
  readonly list: Json;
}

export interface PractitionerTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly name: string;
  readonly sort_name: string;
  readonly email: string;
  readonly active: Generated<boolean>;
}

export interface RoleHeldTable {
  readonly partnership_id: string;
  readonly practitioner_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
}

export interface SubjectTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly kind: 'child' | 'review' | 'provider' | 'organisation' | 'partnership';
  readonly last_seq: number;
  readonly last_recorded_at: Instant;
  readonly chain: Buffer;
  readonly joined_to: string | null;
  readonly derive_pending: Generated<boolean>;
  readonly derive_at: Generated<Instant | null>;
  readonly calendar_changed_at: Generated<Instant | null>;
  readonly location_protected: Generated<boolean>;
}

export interface EntryTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly seq: number;
  readonly id: string;
  readonly event_id: string;
  readonly kind: string;
  readonly kind_version: number;
  readonly happened_from: Instant;
  readonly happened_to: Instant | null;
  readonly precision: 'day' | 'moment';
  readonly recorded_at: Instant;
  readonly recorded_by: string | null;
  readonly organisation_id: string;
  readonly controller_id: string;
  readonly home_system: string;
  readonly compartment: string;
  readonly audience: readonly string[] | null;
  readonly parties: readonly string[];
  readonly status: 'fact' | 'allegation' | 'opinion' | 'finding';
  readonly data: Json;
  readonly corrects: string | null;
  readonly batch_id: string | null;
  readonly salt: Buffer;
  readonly content_hash: Buffer;
  readonly covered: Generated<boolean>;
  readonly source: Generated<string | null>;
  readonly outcome: Generated<string | null>;
  readonly home_reference: Generated<string | null>;
  readonly corrected_because: Generated<string | null>;
  readonly attachments: Generated<Json>;
  readonly sealed_at: Generated<Instant | null>;
  readonly erased_at: Generated<Instant | null>;
}

export interface DraftTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly corrects: string | null;
  readonly typed: Json;
  readonly started_at: Instant;
  readonly saved_at: Instant;
  readonly expires_at: Instant;
}

export interface StoredFileTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly uploaded_by: string;
  readonly uploaded_at: Instant;
  readonly draft_id: string | null;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

export interface StoredFilePieceTable {
  readonly partnership_id: string;
  readonly file_id: string;
  readonly number: number;
  readonly content: Buffer;
}

export interface AttachmentTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly entry_id: string;
  readonly file_id: string;
}

export interface KindUsedTable {
  readonly partnership_id: string;
  readonly practitioner_id: string;
  readonly kind: string;
  readonly times: number;
}

export interface ChildTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly surname: string;
  readonly forename: string;
  readonly preferred_forename: string | null;
  readonly preferred_surname: string | null;
  readonly sort_name: string;
  readonly surname_key: string;
  readonly forename_key: string;
  readonly date_of_birth: Day;
  readonly sex: 'F' | 'M' | null;
  readonly search_names: Generated<unknown>;
  readonly search_numbers: Generated<readonly string[]>;
  readonly search_version: Generated<number>;
}

export interface ChildIdentifierTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly scheme: 'upn' | 'former-upn' | 'uln' | 'nhs-number';
  readonly value: string;
}

export interface EnrolmentTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly organisation_id: string;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
  readonly year_group: string | null;
  readonly is_protected: Generated<boolean>;
}

export interface TransferFileMadeTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly from_organisation_id: string;
  readonly to_organisation_id: string | null;
  readonly sequence: number;
  readonly file_name: string;
  readonly made_at: Instant;
  readonly made_by: string;
  readonly moves: readonly string[];
  readonly subjects: readonly string[];
}

export interface SchoolMoveTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly from_type: string;
  readonly from_organisation_id: string | null;
  readonly to_type: string;
  readonly to_organisation_id: string | null;
  readonly leaves_on: Day | null;
  readonly starts_on: Day | null;
  readonly arrived_on: Day | null;
  readonly proposed_at: Instant;
  readonly proposed_by: string | null;
  readonly proposal_source: string;
  readonly confirmed_at: Instant | null;
  readonly rejected_at: Instant | null;
  readonly decided_by: string | null;
  readonly key_adult_id: string | null;
  readonly is_protected: Generated<boolean>;
}

export interface InvolvementTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly organisation_id: string;
  readonly practitioner_id: string | null;
  readonly role: string | null;
  readonly purpose: string;
  readonly reason: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
  readonly is_protected: Generated<boolean>;
}

export interface AccessGrantTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly viewer: string;
  readonly involvement_id: string;
  readonly part: Generated<number>;
  readonly organisation_id: string;
  readonly mode: 'existence' | 'own' | 'recorded' | 'content';
  readonly compartments: readonly string[];
  readonly purpose: string;
  readonly basis: Generated<'involvement' | 'agreement' | 'emergency' | 'challenge'>;
  readonly agreement_id: Generated<string | null>;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
  readonly known_from: Generated<Instant>;
}

export interface AccessGrantPastTable {
  readonly partnership_id: string;
  readonly id: Generated<string>;
  readonly subject_id: string;
  readonly viewer: string;
  readonly involvement_id: string;
  readonly part: number;
  readonly organisation_id: string;
  readonly mode: string;
  readonly compartments: readonly string[];
  readonly purpose: string;
  readonly basis: string;
  readonly agreement_id: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
  readonly known_from: Instant;
  readonly known_until: Instant;
}

export interface RecordClosingTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly id: string;
  readonly closes: 'record' | 'location';
  readonly ground: string;
  readonly practitioners: readonly string[];
  readonly review_on: Day;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
}

export interface EntryShareTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly sharing_id: string;
  readonly entry_id: string;
  readonly viewer: string;
  readonly basis: Generated<'decision' | 'challenge'>;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
}

export interface EmergencyAccessTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly reason_code: string;
  readonly reason: string;
  readonly officers: readonly string[];
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly reviewed_at: Instant | null;
  readonly reviewed_by: string | null;
  readonly outcome: string | null;
}

export interface AccessDenialTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly subject_id: string;
  readonly found_by: 'declared' | 'detected';
  readonly matched: readonly string[];
  readonly starts_at: Instant;
  readonly ends_at: Generated<Instant | null>;
  readonly decided_at: Generated<Instant | null>;
  readonly decided_by: Generated<string | null>;
  readonly decision: Generated<'kept' | 'lifted' | null>;
  readonly words: Generated<string | null>;
}

export interface ExistenceCheckTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly at: Instant;
  readonly practitioner_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly purpose: string;
  readonly asked_for: 'existence' | 'emergency';
  readonly asked_by: 'number' | 'name';
  readonly reason: string;
  readonly subject_id: string | null;
  readonly organisations: readonly string[];
}

export interface PractitionerRelationTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly relation: 'self' | 'child' | 'relative' | 'household' | 'close';
  readonly forename: string | null;
  readonly surname: string | null;
  readonly date_of_birth: Day | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly telephone: string | null;
  readonly declared_at: Instant;
  readonly ended_at: Instant | null;
}

export interface PractitionerKeyTable {
  readonly partnership_id: string;
  readonly relation_id: string;
  readonly practitioner_id: string;
  readonly key: string;
}

export interface KinKeyTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly key: string;
}

export interface AgreementVersionTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly agreement: string | null;
  readonly version: string | null;
  readonly title: string | null;
  readonly content_hash: Buffer;
  readonly content: string;
  readonly findings: Generated<Json>;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
  readonly valid_from: Instant | null;
  readonly valid_until: Instant | null;
  readonly put_in_force_at: Generated<Instant | null>;
  readonly put_in_force_by: Generated<string | null>;
  readonly superseded_at: Generated<Instant | null>;
  readonly revoked_at: Generated<Instant | null>;
  readonly revoked_by: Generated<string | null>;
  readonly revoked_because: Generated<string | null>;
  readonly compiled_by: Generated<number | null>;
}

export interface AgreementApprovalTable {
  readonly partnership_id: string;
  readonly agreement_id: string;
  readonly agency: string;
  readonly practitioner_id: string;
  readonly organisation_id: string;
  readonly at: Instant;
  readonly words: string;
}

export interface MoveProgressTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly move_id: string;
  readonly compartments: readonly string[];
  readonly organisations: readonly string[];
  readonly expected: number;
  readonly open: number;
  readonly unsent: number;
  readonly due: readonly Instant[];
}

export interface DutyTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly instance: string;
  readonly rule: string;
  readonly pack: string;
  readonly pack_version: string;
  readonly item: string | null;
  readonly move_id: string | null;
  readonly trigger_id: string;
  readonly evidence: readonly string[];
  readonly owner: string | null;
  readonly owner_role: string;
  readonly owner_organisation_id: string | null;
  readonly receiver: string | null;
  readonly receiver_role: string | null;
  readonly receiver_organisation_id: string | null;
  readonly opens_at: Instant;
  readonly known_at: Instant;
  readonly due_kind: 'at' | 'no-fixed-time' | 'cannot-compute';
  readonly due_at: Instant | null;
  readonly due_on: Day | null;
  readonly cannot_compute: string | null;
  readonly warns_at: Instant | null;
  readonly ended_at: Instant | null;
  readonly ended_how: 'done' | 'ended' | 'waived' | null;
  readonly ended_by: string | null;
  readonly compartments: readonly string[];
  readonly audience: readonly string[] | null;
  readonly next_change_at: Instant | null;
}

export interface TraceTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly instance: string;
  readonly step: 'opened' | 'due-soon' | 'overdue' | 'recounted' | 'stage-opened' | 'unanswered' | 'last-stage-passed';
  readonly at: Instant;
  readonly overtaken_at: Instant | null;
  readonly rule: string;
  readonly item: string | null;
  readonly owner_organisation_id: string | null;
  readonly receiver_organisation_id: string | null;
  readonly compartments: readonly string[];
  readonly audience: readonly string[] | null;
}

export interface SessionTable {
  readonly id_hash: Buffer;
  readonly partnership_id: string;
  readonly practitioner_id: string;
  readonly form_token: string;
  readonly notice: string | null;
  readonly created_at: Instant;
  readonly last_seen_at: Instant;
  readonly ends_at: Instant;
  readonly id: string;
  readonly proved_at: Instant | null;
  /** One of `WayToProve`. */
  readonly proved_by: string;
  readonly device: string;
}

interface OfPractitioner {
  readonly partnership_id: string;
  readonly practitioner_id: string;
}

export interface PasswordTable extends OfPractitioner {
  readonly phc: string;
  readonly changed_at: Instant;
}

export interface CodeAppTable extends OfPractitioner {
  readonly sealed_secret: Buffer;
  readonly last_step: number;
  readonly added_at: Instant;
}

export interface RecoveryCodeTable extends OfPractitioner {
  readonly hash: Buffer;
  readonly made_at: Instant;
}

export interface PasskeyTable extends OfPractitioner {
  readonly id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly added_at: Instant;
  readonly last_used_at: Instant | null;
}

export interface EmployerAccountTable extends OfPractitioner {
  readonly issuer: string;
  readonly account: string;
  readonly bound_at: Instant;
}

export interface SignInLinkTable extends OfPractitioner {
  readonly token_hash: Buffer;
  readonly kind: 'invitation' | 'recovery';
  readonly made_at: Instant;
  readonly made_by: string | null;
  readonly ends_at: Instant;
  readonly used_at: Instant | null;
}

export interface AnsweredChallengeTable {
  readonly partnership_id: string;
  readonly hash: Buffer;
  readonly ends_at: Instant;
}

export interface SignInAttemptTable {
  readonly partnership_id: string;
  readonly key: Buffer;
  readonly failures: number;
  readonly last_at: Instant;
}

export interface KnownDeviceTable extends OfPractitioner {
  readonly token_hash: Buffer;
  readonly seen_at: Instant;
}

export interface SignInEventTable extends OfPractitioner {
  readonly id: string;
  readonly at: Instant;
  readonly what: string;
  readonly told_at: Instant | null;
}

export interface SignInKeyTable {
  readonly partnership_id: string;
  readonly fingerprint: Buffer;
  readonly first_used_at: Instant;
}

export interface KeptFormTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly session_id: string;
  readonly sealed_form: Buffer;
  readonly ends_at: Instant;
}

export interface ImportBatchTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly kind: 'ctf';
  readonly file_name: string;
  readonly file_bytes: number;
  readonly file_sha256: Buffer;
  readonly uploaded_at: Instant;
  readonly uploaded_by: string;
  readonly organisation_id: string;
  /** One of `ImportState`. */
  readonly state: string;
  readonly header: Json;
  readonly file_problems: Generated<Json>;
  readonly source_organisation_id: string | null;
  readonly destination_organisation_id: string | null;
  readonly joins_organisation_id: string | null;
  readonly pupils: Generated<number>;
  readonly pupils_refused: Generated<number>;
  readonly progress: Generated<number>;
  readonly committed_at: Instant | null;
  readonly reversed_at: Instant | null;
}

export interface ImportPupilTable {
  readonly partnership_id: string;
  readonly batch_id: string;
  readonly ordinal: number;
  readonly pupil: Json;
  readonly problems: Json;
  readonly outcome: 'known' | 'to-matching' | 'refused';
  readonly subject_id: string | null;
}

export interface MatchTaskTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly batch_id: string;
  readonly ordinal: number;
  readonly subject_id: string;
  readonly candidates: Json;
  readonly opened_at: Instant;
  readonly decided_at: Instant | null;
  readonly decided_by: string | null;
  readonly decision: 'same' | 'different' | 'reversed' | null;
  readonly same_as: string | null;
}

export interface PackVersionTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly origin: 'upload' | 'release';
  readonly pack: string | null;
  readonly version: string | null;
  readonly title: string | null;
  readonly content_hash: Buffer;
  readonly yaml: string | null;
  readonly file_name: string;
  readonly findings: Generated<Json>;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
  readonly replay_began_at: Generated<Instant | null>;
  readonly replay_read: Generated<number>;
  readonly replayed_at: Generated<Instant | null>;
  readonly replay: Generated<Json>;
  readonly in_force_from: Generated<Day | null>;
  readonly put_in_force_at: Generated<Instant | null>;
  readonly put_in_force_by: Generated<string | null>;
  readonly withdrawn_at: Generated<Instant | null>;
  readonly withdrawn_by: Generated<string | null>;
  readonly withdrawn_because: Generated<string | null>;
}

export interface PackApprovalTable {
  readonly partnership_id: string;
  readonly pack_version_id: string;
  readonly agency: string;
  readonly practitioner_id: string;
  readonly organisation_id: string;
  readonly at: Instant;
  readonly words: string;
}

export interface CommencementTable {
  readonly partnership_id: string;
  readonly setting: string;
  readonly version: number;
  readonly day: Day | null;
  readonly source: string;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
}

export interface RulebookChangeTable {
  readonly partnership_id: string;
  readonly number: number;
  readonly packs: string;
  readonly at: Instant;
}

export interface ReleasePackTable {
  readonly partnership_id: string;
  readonly pack: string;
  readonly version: string;
  readonly status: string;
  readonly yaml: string | null;
  readonly counts_from: Day | null;
  readonly recorded_at: Instant;
}

export interface PackLookBackTable {
  readonly partnership_id: string;
  readonly pack_version_id: string;
  readonly subject_id: string;
  readonly instance: string;
  readonly rule: string;
  readonly owner_organisation_id: string | null;
  readonly receiver_organisation_id: string | null;
  readonly compartments: readonly string[];
  readonly audience: readonly string[] | null;
}

export interface SignInRecoveryTable extends OfPractitioner {
  readonly id: string;
  readonly started_at: Instant;
  readonly started_by: string;
  readonly checked_how: string;
  readonly ended_at: Instant | null;
  readonly ended_by: string | null;
  readonly outcome: 'confirmed' | 'refused' | 'withdrawn' | null;
}

export interface RoleRequestTable extends OfPractitioner {
  readonly id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
  readonly asked_at: Instant;
  readonly asked_by: string;
  readonly decided_at: Instant | null;
  readonly decided_by: string | null;
  readonly decision: 'given' | 'refused' | 'withdrawn' | null;
}

export interface TeamTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly made_at: Instant;
  readonly made_by: string;
  readonly closed_at: Instant | null;
}

export interface TeamMemberTable extends OfPractitioner {
  readonly team_id: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
}

export interface ChildSearchKeyTable {
  readonly partnership_id: string;
  readonly scope: string;
  readonly subject_id: string;
  readonly name: number;
  readonly surname_key: string;
  readonly surname_sound: string;
  readonly surname_start: string;
  readonly surname_is: string;
  readonly forename_key: string;
  readonly forename_sound: string;
  readonly forename_is: string;
  readonly date_of_birth: Day;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
}

export interface ChildNumberKeyTable {
  readonly partnership_id: string;
  readonly scope: string;
  readonly value: string;
  readonly subject_id: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant | null;
}

export interface ChildSearchTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly at: Instant;
  readonly purpose: string;
  readonly typed: Json;
  readonly terms: Json;
}

export interface AccessReleaseTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly for_whom: string;
  readonly harm: string;
  readonly from_day: Day;
  readonly to_day: Day;
  readonly lines: Json;
  readonly made_at: Instant;
  readonly made_by: string;
  readonly released_at: Generated<Instant | null>;
  readonly released_by: Generated<string | null>;
}

export interface Tables {
  readonly installation: InstallationTable;
  readonly organisation: OrganisationTable;
  readonly school_calendar: SchoolCalendarTable;
  readonly bank_holiday_list: BankHolidayListTable;
  readonly practitioner: PractitionerTable;
  readonly role_held: RoleHeldTable;
  readonly subject: SubjectTable;
  readonly entry: EntryTable;
  readonly sealing: SealingTable;
  readonly sealing_notice: SealingNoticeTable;
  readonly retention_hold: RetentionHoldTable;
  readonly disposal: DisposalTable;
  readonly draft: DraftTable;
  readonly stored_file: StoredFileTable;
  readonly stored_file_piece: StoredFilePieceTable;
  readonly attachment: AttachmentTable;
  readonly kind_used: KindUsedTable;
  readonly child: ChildTable;
  readonly child_identifier: ChildIdentifierTable;
  readonly enrolment: EnrolmentTable;
  readonly school_move: SchoolMoveTable;
  readonly transfer_file_made: TransferFileMadeTable;
  readonly involvement: InvolvementTable;
  readonly access_grant: AccessGrantTable;
  readonly access_grant_past: AccessGrantPastTable;
  readonly record_closing: RecordClosingTable;
  readonly entry_share: EntryShareTable;
  readonly emergency_access: EmergencyAccessTable;
  readonly access_denial: AccessDenialTable;
  readonly existence_check: ExistenceCheckTable;
  readonly practitioner_relation: PractitionerRelationTable;
  readonly practitioner_key: PractitionerKeyTable;
  readonly kin_key: KinKeyTable;
  readonly agreement_version: AgreementVersionTable;
  readonly agreement_approval: AgreementApprovalTable;
  readonly duty: DutyTable;
  readonly move_progress: MoveProgressTable;
  readonly trace: TraceTable;
  readonly challenge: ChallengeTable;
  readonly challenge_seat: ChallengeSeatTable;
  readonly prompt: PromptTable;
  readonly meeting_invitation: MeetingInvitationTable;
  readonly prompt_reading: PromptReadingTable;
  readonly post_cover: PostCoverTable;
  readonly absence: AbsenceTable;
  readonly audit_event: AuditEventTable;
  readonly disclosure: DisclosureTable;
  readonly audit_outbox: AuditOutboxTable;
  readonly audit_log: AuditLogTable;
  readonly audit_leaf: AuditLeafTable;
  readonly audit_tile: AuditTileTable;
  readonly audit_checkpoint: AuditCheckpointTable;
  readonly audit_key: AuditKeyTable;
  readonly audit_witness: AuditWitnessTable;
  readonly audit_cosignature: AuditCosignatureTable;
  readonly session: SessionTable;
  readonly import_batch: ImportBatchTable;
  readonly import_pupil: ImportPupilTable;
  readonly match_task: MatchTaskTable;
  readonly pack_version: PackVersionTable;
  readonly pack_approval: PackApprovalTable;
  readonly commencement: CommencementTable;
  readonly rulebook_change: RulebookChangeTable;
  readonly release_pack: ReleasePackTable;
  readonly pack_look_back: PackLookBackTable;
  readonly password: PasswordTable;
  readonly code_app: CodeAppTable;
  readonly recovery_code: RecoveryCodeTable;
  readonly passkey: PasskeyTable;
  readonly employer_account: EmployerAccountTable;
  readonly sign_in_link: SignInLinkTable;
  readonly answered_challenge: AnsweredChallengeTable;
  readonly sign_in_attempt: SignInAttemptTable;
  readonly known_device: KnownDeviceTable;
  readonly sign_in_event: SignInEventTable;
  readonly sign_in_key: SignInKeyTable;
  readonly kept_form: KeptFormTable;
  readonly sign_in_recovery: SignInRecoveryTable;
  readonly role_request: RoleRequestTable;
  readonly team: TeamTable;
  readonly team_member: TeamMemberTable;
  readonly child_search_key: ChildSearchKeyTable;
  readonly child_number_key: ChildNumberKeyTable;
  readonly child_search: ChildSearchTable;
  readonly calendar_feed: CalendarFeedTable;
  readonly voice_link: VoiceLinkTable;
  readonly handover_bundle: HandoverBundleTable;
  readonly notice_choice: NoticeChoiceTable;
  readonly mail: MailTable;
  readonly access_release: AccessReleaseTable;
  readonly access_request: AccessRequestTable;
  readonly access_request_step: AccessRequestStepTable;
  readonly access_opinion: AccessOpinionTable;
  readonly access_decision: AccessDecisionTable;
  readonly access_answer: AccessAnswerTable;
  readonly practice_answer: PracticeAnswerTable;
}
