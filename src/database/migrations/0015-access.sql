-- What decides on who may see what besides involvements: sharing agreements, records and places that are closed to all but
-- named people, emergency access, and people who may not open the records of those they are close to.
--
-- Closing and emergency access are compiled into access_grant, so that it stays the one truth of who may see a child. What
-- concerns one person and not a post (access_denial) and what must act at once everywhere (an agreement that was revoked) is
-- asked when a grant is read.

ALTER TABLE access_grant
  -- recorded   what one organisation recorded itself, as an agreement lets the viewer read it
  DROP CONSTRAINT access_grant_mode_check,
  ADD CONSTRAINT access_grant_mode_check CHECK (mode IN ('existence', 'own', 'recorded', 'content')),
  ADD COLUMN basis text NOT NULL DEFAULT 'involvement' COLLATE "C" CHECK (basis IN ('involvement', 'agreement', 'emergency')),
  -- The version of the agreement from which it was compiled. It counts while that version is in force.
  ADD COLUMN agreement_id uuid,
  ADD CONSTRAINT access_grant_agreement CHECK ((basis = 'agreement') = (agreement_id IS NOT NULL)),
  -- Tells apart what one viewer holds by one involvement: before and after a closing, or from several organisations.
  ADD COLUMN part integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT access_grant_pkey,
  ADD PRIMARY KEY (partnership_id, subject_id, viewer, involvement_id, part);
CREATE INDEX access_grant_agreement ON access_grant (partnership_id, agreement_id) WHERE agreement_id IS NOT NULL;

-- Where a child is, when that is protected: these are for named people only, in whatever list they stand.
ALTER TABLE subject ADD COLUMN location_protected boolean NOT NULL DEFAULT false;
ALTER TABLE enrolment ADD COLUMN is_protected boolean NOT NULL DEFAULT false;
ALTER TABLE school_move ADD COLUMN is_protected boolean NOT NULL DEFAULT false;
ALTER TABLE involvement ADD COLUMN is_protected boolean NOT NULL DEFAULT false;
-- An entry from before the protection that tells where the child is. No part of what the entry says or of its hash.
ALTER TABLE entry ADD COLUMN covered boolean NOT NULL DEFAULT false;
GRANT UPDATE (covered) ON entry TO throughline_record;

-- Whole records, and places, that are closed to all but named people: a row for each time with the same people.
CREATE TABLE record_closing (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  id uuid NOT NULL,
  closes text NOT NULL CHECK (closes IN ('record', 'location')),
  ground text NOT NULL COLLATE "C",
  practitioners uuid[] NOT NULL,
  review_on date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, id, starts_at),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);

-- Entries that a named person shared with somebody who would not see them otherwise.
CREATE TABLE entry_share (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  sharing_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  viewer text NOT NULL COLLATE "C",
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, entry_id, viewer, sharing_id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);

CREATE TABLE emergency_access (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  role text NOT NULL COLLATE "C",
  reason_code text NOT NULL COLLATE "C",
  reason text NOT NULL,
  -- Whose data protection officers review it.
  officers uuid[] NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  reviewed_at timestamptz,
  reviewed_by uuid,
  outcome text COLLATE "C",
  PRIMARY KEY (partnership_id, subject_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);

-- One person who may not open one child's record, whatever they hold otherwise: somebody close to them. The person is not
-- told, because that would tell that there is a record. Rows stay when they have ended.
CREATE TABLE access_denial (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  found_by text NOT NULL CHECK (found_by IN ('declared', 'detected')),
  -- What agreed, as codes: name-and-birth, surname-and-postcode, address, telephone.
  matched text[] NOT NULL COLLATE "C",
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decision text CHECK (decision IN ('kept', 'lifted')),
  words text,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX access_denial_practitioner ON access_denial (partnership_id, practitioner_id, subject_id);
CREATE INDEX access_denial_subject ON access_denial (partnership_id, subject_id);

-- Sharing agreements: versions of a text that is compiled. No column says whether one is in force: that follows from instants.
CREATE TABLE agreement_version (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Null when nobody can tell from what was uploaded.
  agreement text COLLATE "C",
  version text COLLATE "C",
  title text,
  content_hash bytea NOT NULL,
  content text NOT NULL,
  -- [{ at, says }]: what has to be put right.
  findings jsonb NOT NULL DEFAULT '[]',
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  -- From when until when it counts at the most, as the text says.
  valid_from timestamptz,
  valid_until timestamptz,
  put_in_force_at timestamptz,
  put_in_force_by uuid,
  -- By a newer version of the same agreement.
  superseded_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_because text,
  -- The compiler that made its grants; those of another do not count until they are made again.
  compiled_by integer,
  PRIMARY KEY (partnership_id, id)
);

CREATE TABLE agreement_approval (
  partnership_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  -- The kind of organisation for which it was approved. One of a kind approves once.
  agency text NOT NULL COLLATE "C",
  practitioner_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  at timestamptz NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (partnership_id, agreement_id, agency),
  UNIQUE (partnership_id, agreement_id, practitioner_id),
  FOREIGN KEY (partnership_id, agreement_id) REFERENCES agreement_version
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['record_closing', 'entry_share', 'emergency_access', 'access_denial', 'agreement_version', 'agreement_approval'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_record', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['agreement_version', 'agreement_approval'] LOOP
    EXECUTE format('CREATE POLICY partnership ON %I FOR SELECT TO throughline_app USING (partnership_id = (SELECT app_partnership()))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['record_closing', 'emergency_access'] LOOP
    EXECUTE format('CREATE POLICY viewer ON %1$I FOR SELECT TO throughline_app USING (
      partnership_id = (SELECT app_partnership())
      AND EXISTS (
        SELECT FROM access_grant g
        WHERE g.partnership_id = %1$I.partnership_id AND g.subject_id = %1$I.subject_id
          AND (g.mode = ''content'' OR g.purpose = ''data-protection'')
      ))', name);
  END LOOP;
END $$;
GRANT UPDATE, DELETE ON record_closing, entry_share, emergency_access TO throughline_record;
GRANT UPDATE ON access_denial, agreement_version TO throughline_record;

-- Only what holds against the one who is asking.
CREATE POLICY viewer ON access_denial FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND practitioner_id = (SELECT app_practitioner())
  AND starts_at <= (SELECT app_now())
  AND (ends_at IS NULL OR ends_at > (SELECT app_now()))
);

-- Denials override: whatever else a grant says, it counts for nobody who is denied, nor from an agreement that is not in
-- force as it was compiled. Asked once for each statement.
CREATE POLICY denied ON access_grant AS RESTRICTIVE FOR SELECT TO throughline_app USING (
  subject_id <> ALL (ARRAY(SELECT d.subject_id FROM access_denial d WHERE d.partnership_id = (SELECT app_partnership())))
);
CREATE FUNCTION agreement_compiler() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 1 $$;
CREATE POLICY agreed ON access_grant AS RESTRICTIVE FOR SELECT TO throughline_app USING (
  agreement_id IS NULL
  OR agreement_id = ANY (ARRAY(
    SELECT a.id FROM agreement_version a
    WHERE a.partnership_id = (SELECT app_partnership())
      AND a.put_in_force_at <= (SELECT app_now())
      AND a.valid_from <= (SELECT app_now())
      AND a.valid_until > (SELECT app_now())
      AND (a.superseded_at IS NULL OR a.superseded_at > (SELECT app_now()))
      AND a.revoked_at IS NULL
      AND a.compiled_by = agreement_compiler()
  ))
);

CREATE POLICY viewer ON entry_share FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND viewer = ANY ((SELECT app_viewers())::text[])
  AND starts_at <= (SELECT app_now())
  AND (ends_at IS NULL OR ends_at > (SELECT app_now()))
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = entry_share.partnership_id AND g.subject_id = entry_share.subject_id
  )
);

-- Beside the policies there are, so that what those refuse for reasons of their own stays refused.
CREATE POLICY agreed ON entry FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = entry.partnership_id
      AND g.subject_id = entry.subject_id
      AND g.mode = 'recorded'
      AND g.organisation_id = entry.organisation_id
      AND entry.compartment = ANY (g.compartments)
      AND (entry.audience IS NULL OR g.viewer = ANY (entry.audience))
  )
);
CREATE POLICY shared ON entry FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND compartment <> 'protected-location'
  AND EXISTS (
    SELECT FROM entry_share s
    WHERE s.partnership_id = entry.partnership_id AND s.subject_id = entry.subject_id AND s.entry_id = entry.id
  )
);
CREATE POLICY covered ON entry AS RESTRICTIVE FOR SELECT TO throughline_app USING (
  NOT covered
  OR EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = entry.partnership_id
      AND g.subject_id = entry.subject_id
      AND 'protected-location' = ANY (g.compartments)
  )
);

-- A school, a move or an involvement that tells where a child is: for named people, and for the organisation itself that the
-- child came to.
CREATE POLICY covered ON enrolment AS RESTRICTIVE FOR SELECT TO throughline_app USING (
  NOT is_protected
  OR EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = enrolment.partnership_id
      AND g.subject_id = enrolment.subject_id
      AND ('protected-location' = ANY (g.compartments) OR (g.organisation_id = enrolment.organisation_id AND g.basis = 'involvement'))
  )
);
CREATE POLICY covered ON school_move AS RESTRICTIVE FOR SELECT TO throughline_app USING (
  NOT is_protected
  OR EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = school_move.partnership_id
      AND g.subject_id = school_move.subject_id
      AND ('protected-location' = ANY (g.compartments) OR (g.organisation_id = school_move.to_organisation_id AND g.basis = 'involvement'))
  )
);
CREATE POLICY covered ON involvement AS RESTRICTIVE FOR SELECT TO throughline_app USING (
  NOT is_protected
  OR EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = involvement.partnership_id
      AND g.subject_id = involvement.subject_id
      AND ('protected-location' = ANY (g.compartments) OR (g.organisation_id = involvement.organisation_id AND g.basis = 'involvement'))
  )
);
-- Where a school stands to a child is known by an agreement; to which other school the child goes is not.
CREATE POLICY agreed ON school_move AS RESTRICTIVE FOR SELECT TO throughline_app USING (
  EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = school_move.partnership_id AND g.subject_id = school_move.subject_id AND g.basis <> 'agreement'
      AND (g.mode = 'content'
        OR g.organisation_id = school_move.from_organisation_id
        OR g.organisation_id = school_move.to_organisation_id)
  )
);
