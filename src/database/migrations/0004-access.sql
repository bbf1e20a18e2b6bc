-- Who may see what: involvements, the grants compiled from them, and the walls that read the grants.

CREATE TABLE involvement (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  practitioner_id uuid,
  role text COLLATE "C",
  purpose text NOT NULL COLLATE "C",
  reason text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);

-- mode: existence  who the child is and where they go to school, as far as the viewer's organisation takes part in it
--       own        that, and what the viewer's organisation recorded or takes part in
--       content    everything in the compartments
CREATE TABLE access_grant (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  -- A post (dsl@<organisation>) or a person (person@<practitioner>).
  viewer text NOT NULL COLLATE "C",
  involvement_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  mode text NOT NULL CHECK (mode IN ('existence', 'own', 'content')),
  compartments text[] NOT NULL COLLATE "C",
  purpose text NOT NULL COLLATE "C",
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, viewer, involvement_id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX access_grant_viewer ON access_grant (partnership_id, viewer, subject_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['subject', 'entry', 'child', 'child_identifier', 'enrolment', 'school_move', 'involvement', 'access_grant'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_record', name);
  END LOOP;
END $$;
-- Entries are never updated or deleted by anyone; what is made from them is.
GRANT UPDATE ON subject TO throughline_record;
GRANT UPDATE, DELETE ON child, child_identifier, enrolment, school_move, involvement, access_grant TO throughline_record;

-- Somebody may see their own grants, and nobody else's.
CREATE POLICY viewer ON access_grant FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND viewer = ANY ((SELECT app_viewers())::text[])
  AND starts_at <= (SELECT app_now())
  AND (ends_at IS NULL OR ends_at > (SELECT app_now()))
);

-- The policies below read access_grant, so the policy above holds inside them too.
CREATE POLICY viewer ON subject FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (SELECT FROM access_grant g WHERE g.partnership_id = subject.partnership_id AND g.subject_id = subject.id)
);

CREATE POLICY viewer ON child FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (SELECT FROM access_grant g WHERE g.partnership_id = child.partnership_id AND g.subject_id = child.subject_id)
);

CREATE POLICY viewer ON child_identifier FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = child_identifier.partnership_id AND g.subject_id = child_identifier.subject_id
  )
);

CREATE POLICY viewer ON entry FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = entry.partnership_id
      AND g.subject_id = entry.subject_id
      AND entry.compartment = ANY (g.compartments)
      AND (entry.audience IS NULL OR g.viewer = ANY (entry.audience))
      AND (g.mode = 'content'
        OR (g.mode = 'own' AND (g.organisation_id = entry.organisation_id OR g.organisation_id = ANY (entry.parties))))
  )
);

CREATE POLICY viewer ON involvement FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = involvement.partnership_id
      AND g.subject_id = involvement.subject_id
      AND (g.mode = 'content' OR g.organisation_id = involvement.organisation_id)
  )
);

CREATE POLICY viewer ON enrolment FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = enrolment.partnership_id
      AND g.subject_id = enrolment.subject_id
      AND (g.mode = 'content' OR g.organisation_id = enrolment.organisation_id)
  )
);

CREATE POLICY viewer ON school_move FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = school_move.partnership_id
      AND g.subject_id = school_move.subject_id
      AND (g.mode = 'content'
        OR g.organisation_id = school_move.from_organisation_id
        OR g.organisation_id = school_move.to_organisation_id)
  )
);
