/** Registers that somebody asks to see a record, and writes down what is done about it. */
import { randomUUIDv7 } from 'node:crypto';
import type { CapacityCode } from '../../access/requests/capacities.ts';
import { possibleSteps, type stepsByHand } from '../../access/requests/request-steps.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import { holdsPost } from '../actor.ts';
import type { AskedChild } from '../disclosures/officer-scope.ts';
import { asRecordRole } from '../transaction.ts';
import type { OpenRequest } from './open-request.ts';

export type NewRequest = {
  /** That received it, in which the officer holds their post. */
  readonly organisation: string;
  readonly askedBy: string;
  readonly capacity: CapacityCode;
  readonly authority: string | null;
  readonly childView: string | null;
  readonly nameInRecord: string | null;
  readonly wants: string;
  readonly receivedOn: Temporal.PlainDate;
};

/** Returns its id. Throws NOT_ALLOWED for an organisation in which the viewer is no data protection officer. */
export async function registerRequest({ access, id: child }: AskedChild, given: NewRequest): Promise<string> {
  const { transaction, actor, now } = access;
  if (!holdsPost(actor, 'data-protection-officer', given.organisation))
    throw problem('NOT_ALLOWED', { action: 'register a request for this organisation' });
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('access_request')
      .values({
        partnership_id: actor.partnership,
        id,
        subject_id: child,
        organisation_id: given.organisation,
        asked_by: given.askedBy,
        capacity: given.capacity,
        authority: given.authority,
        child_view: given.childView,
        name_in_record: given.nameInRecord,
        wants: given.wants,
        received_on: given.receivedOn,
        registered_at: now,
        registered_by: actor.practitioner,
      })
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'access request registered',
      subject: child,
      detail: { request: id, capacity: given.capacity },
    });
  });
  return id;
}

export type NewStep = {
  readonly step: (typeof stepsByHand)[number] | 'handed-over' | 'answers-itself';
  readonly on: Temporal.PlainDate;
  readonly words: string;
  readonly controller?: string;
};

/** As the record role, with the request locked or new steps of it unimportant. */
export async function insertStep({ access, id, child }: OpenRequest, given: NewStep): Promise<void> {
  const { transaction, actor, now } = access;
  await transaction
    .insertInto('access_request_step')
    .values({
      partnership_id: actor.partnership,
      request_id: id,
      id: randomUUIDv7(),
      step: given.step,
      on_day: given.on,
      words: given.words,
      controller_id: given.controller ?? null,
      at: now,
      practitioner_id: actor.practitioner,
    })
    .execute();
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action: `access request: ${given.step}`,
    subject: child.id,
    detail: { request: id, controller: given.controller ?? null },
  });
}

/** Throws NOT_ALLOWED for whoever does not look after the request, CHANGED_MEANWHILE when the step can no longer come next. */
export async function takeStep(request: OpenRequest, given: NewStep): Promise<void> {
  if (!request.looksAfter) throw problem('NOT_ALLOWED', { action: 'write down steps of this request' });
  const { access } = request;
  await asRecordRole(access.transaction, async () => {
    await lockRequest(request);
    const rows = await access.transaction
      .selectFrom('access_request_step')
      .select('step')
      .where('partnership_id', '=', access.actor.partnership)
      .where('request_id', '=', request.id)
      .execute();
    const taken = request.steps.filter(({ step }) => rows.some((row) => row.step === step));
    if (rows.length !== request.steps.length || !possibleSteps(taken).some((step) => step === given.step))
      throw problem('CHANGED_MEANWHILE');
    await insertStep(request, given);
  });
}

/** Whoever decides something about the request does it one after another. As the record role. */
export async function lockRequest({ access, id }: Pick<OpenRequest, 'access' | 'id'>): Promise<void> {
  await access.transaction
    .selectFrom('access_request')
    .select('id')
    .where('partnership_id', '=', access.actor.partnership)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
