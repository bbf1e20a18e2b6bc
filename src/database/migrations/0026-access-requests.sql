-- Requests of people to see what is recorded about a child: who asks and with what right, how the clock runs, what each controller
-- decides on its own entries, passage by passage, and what goes out when two people have released it.

CREATE TABLE access_request (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Whose record.
  subject_id uuid NOT NULL,
  -- The organisation that received it; its data protection officers look after it.
  organisation_id uuid NOT NULL,
  asked_by text NOT NULL,
  capacity text NOT NULL COLLATE "C",
  -- What shows that they may ask, and what the child says about it, where either is asked for.
  authority text,
  child_view text,
  -- Of somebody who asks what the record says about themselves: their name as it stands there.
  name_in_record text,
  wants text NOT NULL,
  received_on date NOT NULL,
  registered_at timestamptz NOT NULL,
  registered_by uuid NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX access_request_subject ON access_request (partnership_id, subject_id);
CREATE INDEX access_request_organisation ON access_request (partnership_id, organisation_id, received_on);

-- What was done about it, and on which day. Rows are only added; how the clock stands follows from them.
CREATE TABLE access_request_step (
  partnership_id uuid NOT NULL,
  request_id uuid NOT NULL,
  id uuid NOT NULL,
  step text NOT NULL COLLATE "C",
  on_day date NOT NULL,
  words text NOT NULL,
  -- Of what concerns the entries of one controller.
  controller_id uuid,
  at timestamptz NOT NULL,
  practitioner_id uuid NOT NULL,
  PRIMARY KEY (partnership_id, request_id, id),
  FOREIGN KEY (partnership_id, request_id) REFERENCES access_request (partnership_id, id)
);

-- What professionals said about whether it would do serious harm to tell something.
CREATE TABLE access_opinion (
  partnership_id uuid NOT NULL,
  request_id uuid NOT NULL,
  id uuid NOT NULL,
  controller_id uuid NOT NULL,
  profession text NOT NULL COLLATE "C",
  given_by text NOT NULL,
  given_on date NOT NULL,
  words text NOT NULL,
  at timestamptz NOT NULL,
  practitioner_id uuid NOT NULL,
  PRIMARY KEY (partnership_id, request_id, id),
  FOREIGN KEY (partnership_id, request_id) REFERENCES access_request (partnership_id, id)
);

-- The log of what was decided on each passage. Rows are only added; the newest of a passage counts while its text is the same.
CREATE TABLE access_decision (
  partnership_id uuid NOT NULL,
  request_id uuid NOT NULL,
  id uuid NOT NULL,
  controller_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  -- Of the text that was decided on.
  text_hash bytea NOT NULL,
  -- As src/access/requests/passage-decision.ts has it. What is cut stands in it as places and never as words.
  decision jsonb NOT NULL,
  at timestamptz NOT NULL,
  practitioner_id uuid NOT NULL,
  PRIMARY KEY (partnership_id, request_id, id),
  FOREIGN KEY (partnership_id, request_id) REFERENCES access_request (partnership_id, id)
);
CREATE INDEX access_decision_entry ON access_decision (partnership_id, request_id, controller_id, entry_id, id);

-- What one controller gives: proposed by one person as it would go out, released or sent back by another.
CREATE TABLE access_answer (
  partnership_id uuid NOT NULL,
  request_id uuid NOT NULL,
  id uuid NOT NULL,
  controller_id uuid NOT NULL,
  -- As it goes out. Null when it was sent back, and when what it is made of has been disposed of.
  document jsonb,
  proposed_at timestamptz NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_words text NOT NULL,
  sent_back_at timestamptz,
  sent_back_by uuid,
  sent_back_words text,
  released_at timestamptz,
  released_by uuid,
  released_words text,
  -- Taken up again after it was released, for example after a complaint. What went out stays.
  reopened_at timestamptz,
  reopened_by uuid,
  reopened_words text,
  PRIMARY KEY (partnership_id, request_id, id),
  FOREIGN KEY (partnership_id, request_id) REFERENCES access_request (partnership_id, id),
  CONSTRAINT released_by_another CHECK (released_by <> proposed_by),
  CHECK (released_at IS NULL OR sent_back_at IS NULL),
  CHECK (reopened_at IS NULL OR released_at IS NOT NULL)
);
CREATE UNIQUE INDEX access_answer_standing ON access_answer (partnership_id, request_id, controller_id)
  WHERE sent_back_at IS NULL AND reopened_at IS NULL;

-- What is proposed and what went out is never changed, only emptied.
CREATE FUNCTION access_answer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.document IS NOT NULL AND NEW.document IS DISTINCT FROM OLD.document)
    OR (OLD.released_at IS NOT NULL AND (NEW.released_at, NEW.released_by, NEW.released_words)
      IS DISTINCT FROM (OLD.released_at, OLD.released_by, OLD.released_words))
    OR (OLD.sent_back_at IS NOT NULL AND (NEW.sent_back_at, NEW.sent_back_by, NEW.sent_back_words, NEW.released_at)
      IS DISTINCT FROM (OLD.sent_back_at, OLD.sent_back_by, OLD.sent_back_words, OLD.released_at)) THEN
    RAISE EXCEPTION 'permission denied: an answer does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER access_answer_stays BEFORE UPDATE ON access_answer FOR EACH ROW EXECUTE FUNCTION access_answer_stays();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['access_request', 'access_request_step', 'access_opinion', 'access_decision', 'access_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_record', name);
  END LOOP;
END $$;
-- Locked while something is decided about the request.
GRANT UPDATE (received_on) ON access_request TO throughline_record;
GRANT UPDATE (document, sent_back_at, sent_back_by, sent_back_words, released_at, released_by, released_words, reopened_at,
  reopened_by, reopened_words) ON access_answer TO throughline_record;
-- What went out of an entry, and what was written about it, goes with the entry when that is emptied.
GRANT UPDATE (decision) ON access_decision TO throughline_record;
CREATE FUNCTION access_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decision = OLD.decision || '{"summary": "", "reason": "", "othersBecause": ""}' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'permission denied: a decision does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER access_decision_stays BEFORE UPDATE ON access_decision FOR EACH ROW EXECUTE FUNCTION access_decision_stays();

CREATE FUNCTION empty_access_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE access_decision d SET decision = d.decision || '{"summary": "", "reason": "", "othersBecause": ""}'
  FROM access_request r
  WHERE r.partnership_id = NEW.partnership_id AND r.subject_id IN (
      SELECT coalesce(s.joined_to, s.id) FROM subject s WHERE s.partnership_id = NEW.partnership_id AND s.id = NEW.subject_id)
    AND d.partnership_id = r.partnership_id AND d.request_id = r.id AND d.entry_id = NEW.id;
  UPDATE access_answer a SET document = NULL
  FROM access_request r
  WHERE r.partnership_id = NEW.partnership_id AND r.subject_id IN (
      SELECT coalesce(s.joined_to, s.id) FROM subject s WHERE s.partnership_id = NEW.partnership_id AND s.id = NEW.subject_id)
    AND a.partnership_id = r.partnership_id AND a.request_id = r.id
    AND a.document -> 'lines' @> jsonb_build_array(jsonb_build_object('entry', NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER empty_access_answers AFTER UPDATE OF erased_at ON entry
  FOR EACH ROW WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION empty_access_answers();
