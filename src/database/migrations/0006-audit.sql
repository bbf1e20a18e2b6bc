-- Everything done and everything shown. Rows are only added.

CREATE TABLE audit_event (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  practitioner_id uuid,
  action text NOT NULL COLLATE "C",
  subject_id uuid,
  -- Ids and codes only, never what somebody wrote.
  detail jsonb NOT NULL,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX audit_event_subject ON audit_event (partnership_id, subject_id, at);

CREATE TABLE disclosure (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  practitioner_id uuid NOT NULL,
  -- The kind of page, list or export, for example "child overview".
  shown_in text NOT NULL COLLATE "C",
  purposes text[] NOT NULL COLLATE "C",
  subjects uuid[] NOT NULL,
  PRIMARY KEY (partnership_id, id)
);
CREATE INDEX disclosure_subjects ON disclosure USING gin (subjects);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_event', 'disclosure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT INSERT ON %I TO throughline_app, throughline_record', name);
  END LOOP;
END $$;
