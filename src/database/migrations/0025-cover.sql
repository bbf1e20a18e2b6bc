-- Who can be reached: numbers of posts in and out of hours, and who is away when. Nothing here is about a child.

CREATE TABLE post_cover (
  partnership_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  role text NOT NULL COLLATE "C",
  telephone text,
  out_of_hours text,
  checked_at timestamptz NOT NULL,
  checked_by uuid,
  PRIMARY KEY (partnership_id, organisation_id, role),
  FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation
);

-- Leave and other absence, by days. Taken back by a time, never deleted.
CREATE TABLE absence (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (to_day >= from_day),
  -- Who stands in.
  deputy_id uuid,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  taken_back_at timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner,
  FOREIGN KEY (partnership_id, deputy_id) REFERENCES practitioner
);
CREATE INDEX absence_practitioner ON absence (partnership_id, practitioner_id, to_day);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['post_cover', 'absence'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY partnership ON %I USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO throughline_record', name);
  END LOOP;
END $$;
