-- What derive() says is owed. Instants, never a state that time changes.

CREATE TABLE duty (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  instance text NOT NULL COLLATE "C",
  rule text NOT NULL COLLATE "C",
  pack text NOT NULL,
  pack_version text NOT NULL,
  item text COLLATE "C",
  move_id uuid,
  trigger_id uuid NOT NULL,
  evidence uuid[] NOT NULL,
  -- The posts that owe and are owed, for example dsl@<organisation>; null when nobody can tell yet.
  owner text COLLATE "C",
  owner_role text NOT NULL,
  owner_organisation_id uuid,
  receiver text COLLATE "C",
  receiver_role text,
  receiver_organisation_id uuid,
  opens_at timestamptz NOT NULL,
  known_at timestamptz NOT NULL,
  due_kind text NOT NULL CHECK (due_kind IN ('at', 'no-fixed-time', 'cannot-compute')),
  -- The first instant at which it is too late, and the last day in time.
  due_at timestamptz,
  due_on date,
  cannot_compute text,
  warns_at timestamptz,
  ended_at timestamptz,
  ended_how text CHECK (ended_how IN ('done', 'ended', 'waived')),
  ended_by uuid,
  compartments text[] NOT NULL COLLATE "C",
  audience text[] COLLATE "C",
  -- When time alone changes it next; the sweeper looks here.
  next_change_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, instance),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX duty_owed ON duty (partnership_id, owner, due_at) WHERE ended_at IS NULL;
CREATE INDEX duty_owed_to ON duty (partnership_id, receiver, due_at) WHERE ended_at IS NULL;
CREATE INDEX duty_next_change ON duty (next_change_at) WHERE next_change_at IS NOT NULL;

-- What time itself brought about, as it was shown. Never an input to derive.
CREATE TABLE trace (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  instance text NOT NULL COLLATE "C",
  step text NOT NULL CHECK (step IN ('opened', 'due-soon', 'overdue')),
  at timestamptz NOT NULL,
  -- Set when derive no longer says so, for example after something was recorded late.
  overtaken_at timestamptz,
  rule text NOT NULL COLLATE "C",
  item text COLLATE "C",
  owner_organisation_id uuid,
  receiver_organisation_id uuid,
  compartments text[] NOT NULL COLLATE "C",
  audience text[] COLLATE "C",
  PRIMARY KEY (partnership_id, subject_id, instance, step),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['duty', 'trace'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_record', name);
    EXECUTE format($policy$
      CREATE POLICY viewer ON %1$I FOR SELECT TO throughline_app USING (
        partnership_id = (SELECT app_partnership())
        AND EXISTS (
          SELECT FROM access_grant g
          WHERE g.partnership_id = %1$I.partnership_id
            AND g.subject_id = %1$I.subject_id
            AND %1$I.compartments <@ g.compartments
            AND (%1$I.audience IS NULL OR g.viewer = ANY (%1$I.audience))
            AND (g.mode = 'content'
              OR (g.mode = 'own'
                AND (g.organisation_id = %1$I.owner_organisation_id OR g.organisation_id = %1$I.receiver_organisation_id)))
        )
      )$policy$, name);
  END LOOP;
END $$;
