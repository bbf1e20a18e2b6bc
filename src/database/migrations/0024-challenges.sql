-- Challenges: where each stands, who acts at which stage, and the permission that comes with acting. Made from what derive()
-- says, as instants: a stage that nobody has opened yet has its row, with the time from which it counts when nobody agrees, so
-- that the next people see it in that moment although nobody was there.

CREATE TABLE challenge (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  id uuid NOT NULL,
  -- The entry that raised it, as it stands now.
  trigger_id uuid NOT NULL,
  decision_id uuid,
  raised_at timestamptz NOT NULL,
  raised_by uuid,
  organisation_id uuid,
  -- The organisations that disagree.
  sides uuid[] NOT NULL,
  topic text COLLATE "C",
  urgency text NOT NULL COLLATE "C",
  -- The ladder on which it is; null when none is in force.
  rule text COLLATE "C",
  pack text,
  pack_version text,
  ladder jsonb,
  ended_at timestamptz,
  compartments text[] NOT NULL COLLATE "C",
  audience text[] COLLATE "C",
  -- When time alone changes it next; the sweeper looks here.
  next_change_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX challenge_raised ON challenge (partnership_id, raised_at);
CREATE INDEX challenge_next_change ON challenge (next_change_at) WHERE next_change_at IS NOT NULL;

-- Who acts on a challenge, from when, and for whom.
CREATE TABLE challenge_seat (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  place smallint NOT NULL,
  viewer text NOT NULL COLLATE "C",
  part text NOT NULL CHECK (part IN ('raised', 'acts', 'deputy', 'out-of-hours', 'leads')),
  stage smallint,
  -- The organisation on whose side they are; null for whoever leads the stage for all.
  side uuid,
  acts_from timestamptz NOT NULL,
  acts_until timestamptz,
  -- The first response while the stage was theirs.
  responded_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, challenge_id, place),
  FOREIGN KEY (partnership_id, subject_id, challenge_id) REFERENCES challenge ON DELETE CASCADE
);
CREATE INDEX challenge_seat_viewer ON challenge_seat (partnership_id, viewer, acts_from);

-- Who acts on a challenge knows that the child has a record, and reads what the challenge is about.
ALTER TABLE access_grant
  DROP CONSTRAINT access_grant_basis_check,
  ADD CONSTRAINT access_grant_basis_check CHECK (basis IN ('involvement', 'agreement', 'emergency', 'challenge'));
ALTER TABLE entry_share
  ADD COLUMN basis text NOT NULL DEFAULT 'decision' COLLATE "C" CHECK (basis IN ('decision', 'challenge'));

ALTER TABLE trace
  DROP CONSTRAINT trace_step_check,
  ADD CONSTRAINT trace_step_check
    CHECK (step IN ('opened', 'due-soon', 'overdue', 'recounted', 'stage-opened', 'unanswered', 'last-stage-passed'));

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['challenge', 'challenge_seat'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_record', name);
  END LOOP;
END $$;

CREATE POLICY viewer ON challenge FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = challenge.partnership_id
      AND g.subject_id = challenge.subject_id
      AND (g.involvement_id = challenge.id
        OR (challenge.compartments <@ g.compartments
          AND (challenge.audience IS NULL OR g.viewer = ANY (challenge.audience))
          AND (g.mode = 'content' OR (g.mode = 'own' AND g.organisation_id = ANY (challenge.sides)))))
  )
);
-- Only one's own, and only as long as the permission that comes with it holds.
CREATE POLICY viewer ON challenge_seat FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND viewer = ANY ((SELECT app_viewers())::text[])
  AND acts_from <= (SELECT app_now())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = challenge_seat.partnership_id
      AND g.subject_id = challenge_seat.subject_id
      AND g.involvement_id = challenge_seat.challenge_id
  )
);
