-- Finding children by name and number. What a child can be found by is computed by the application and kept in the child's row;
-- here it is spread over those who may see the child, so that a search begins with what the viewer may see and never reads,
-- skips or counts a row of anybody else's child.

ALTER TABLE child
  -- [{ name, surname_key, surname_sound, surname_start, surname_is, forename_key, forename_sound, forename_is }]
  ADD COLUMN search_names jsonb NOT NULL DEFAULT '[]',
  -- Current and former numbers, without spaces.
  ADD COLUMN search_numbers text[] NOT NULL DEFAULT '{}' COLLATE "C",
  -- By which version of the program they were computed; older ones are computed again.
  ADD COLUMN search_version smallint NOT NULL DEFAULT 0;
CREATE INDEX child_search_outdated ON child (partnership_id, subject_id) WHERE search_version < 1;

-- The viewers who hold a permission together, mostly the roles of one organisation that one involvement reaches. Named by the
-- hash of their list: one row of keys serves all of them.
CREATE TABLE search_scope (
  partnership_id uuid NOT NULL,
  viewer text NOT NULL COLLATE "C",
  scope uuid NOT NULL,
  PRIMARY KEY (partnership_id, viewer, scope)
);

CREATE TABLE child_search_key (
  partnership_id uuid NOT NULL,
  scope uuid NOT NULL,
  subject_id uuid NOT NULL,
  -- Which of the child's names.
  name smallint NOT NULL,
  surname_key text NOT NULL COLLATE "C",
  surname_sound text NOT NULL COLLATE "C",
  -- Its first letters.
  surname_start text NOT NULL COLLATE "C",
  surname_is text NOT NULL COLLATE "C",
  forename_key text NOT NULL COLLATE "C",
  forename_sound text NOT NULL COLLATE "C",
  forename_is text NOT NULL COLLATE "C",
  date_of_birth date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, subject_id, scope, name)
);
CREATE INDEX child_search_key_sound ON child_search_key (partnership_id, scope, surname_sound, forename_sound);
CREATE INDEX child_search_key_start ON child_search_key (partnership_id, scope, surname_start, forename_sound);
CREATE INDEX child_search_key_birth ON child_search_key (partnership_id, scope, date_of_birth);

CREATE TABLE child_number_key (
  partnership_id uuid NOT NULL,
  scope uuid NOT NULL,
  value text NOT NULL COLLATE "C",
  subject_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (partnership_id, scope, value, subject_id)
);
CREATE INDEX child_number_key_subject ON child_number_key (partnership_id, subject_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['search_scope', 'child_search_key', 'child_number_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_record', name);
  END LOOP;
  -- The scope, asked for once, comes first in every index; the grants themselves have the last word. OFFSET 0 makes that one
  -- look into an index for each row: the planner may not read all grants there are instead, when they are few.
  FOREACH name IN ARRAY ARRAY['child_search_key', 'child_number_key'] LOOP
    EXECUTE format($policy$
      CREATE POLICY viewer ON %1$I FOR SELECT TO throughline_app USING (
        partnership_id = (SELECT app_partnership())
        AND scope = ANY (ARRAY(SELECT s.scope FROM search_scope s))
        AND starts_at <= (SELECT app_now())
        AND (ends_at IS NULL OR ends_at > (SELECT app_now()))
        AND EXISTS (SELECT FROM access_grant g WHERE g.partnership_id = %1$I.partnership_id AND g.subject_id = %1$I.subject_id OFFSET 0)
      )$policy$, name);
  END LOOP;
END $$;
-- The same for the child's own rows.
ALTER POLICY viewer ON child USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (SELECT FROM access_grant g WHERE g.partnership_id = child.partnership_id AND g.subject_id = child.subject_id OFFSET 0)
);
ALTER POLICY viewer ON child_identifier USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = child_identifier.partnership_id AND g.subject_id = child_identifier.subject_id OFFSET 0
  )
);
CREATE POLICY viewer ON search_scope FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership()) AND viewer = ANY ((SELECT app_viewers())::text[])
);

CREATE FUNCTION make_search_keys(of_partnership uuid, of_subjects uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM child_search_key WHERE partnership_id = of_partnership AND subject_id = ANY (of_subjects);
  DELETE FROM child_number_key WHERE partnership_id = of_partnership AND subject_id = ANY (of_subjects);
  WITH held AS (
    SELECT g.subject_id, array_to_string(array_agg(DISTINCT g.viewer ORDER BY g.viewer), ',') AS viewers,
      min(g.starts_at) AS starts_at, max(coalesce(g.ends_at, 'infinity')) AS ends_at
    FROM access_grant g JOIN child c ON c.partnership_id = g.partnership_id AND c.subject_id = g.subject_id
    WHERE g.partnership_id = of_partnership AND g.subject_id = ANY (of_subjects)
      AND (g.ends_at IS NULL OR g.ends_at > coalesce(app_now(), '-infinity'))
    GROUP BY g.subject_id, g.involvement_id, split_part(g.viewer, '@', 2)
  ), scoped AS MATERIALIZED (
    SELECT subject_id, viewers, encode(substring(sha256(convert_to(viewers, 'UTF8')) FOR 16), 'hex')::uuid AS scope,
      min(starts_at) AS starts_at, nullif(max(ends_at), 'infinity') AS ends_at
    FROM held GROUP BY subject_id, viewers
  ), scopes AS (
    INSERT INTO search_scope (partnership_id, viewer, scope)
    SELECT DISTINCT of_partnership, v.viewer COLLATE "C", s.scope
    FROM scoped s CROSS JOIN LATERAL unnest(string_to_array(s.viewers, ',')) AS v (viewer)
    WHERE NOT EXISTS (
      SELECT FROM search_scope known
      WHERE known.partnership_id = of_partnership AND known.viewer = v.viewer COLLATE "C" AND known.scope = s.scope
    )
    ORDER BY 2, 3
    ON CONFLICT DO NOTHING
  ), numbers AS (
    INSERT INTO child_number_key (partnership_id, scope, value, subject_id, starts_at, ends_at)
    SELECT c.partnership_id, s.scope, n.value, c.subject_id, s.starts_at, s.ends_at
    FROM scoped s
      JOIN child c ON c.partnership_id = of_partnership AND c.subject_id = s.subject_id
      CROSS JOIN LATERAL unnest(c.search_numbers) AS n (value)
    ON CONFLICT DO NOTHING
  )
  INSERT INTO child_search_key (partnership_id, scope, subject_id, name, surname_key, surname_sound, surname_start, surname_is,
    forename_key, forename_sound, forename_is, date_of_birth, starts_at, ends_at)
  SELECT c.partnership_id, s.scope, c.subject_id, n.name, n.surname_key, n.surname_sound, n.surname_start, n.surname_is,
    n.forename_key, n.forename_sound, n.forename_is, c.date_of_birth, s.starts_at, s.ends_at
  FROM scoped s
    JOIN child c ON c.partnership_id = of_partnership AND c.subject_id = s.subject_id
    CROSS JOIN LATERAL jsonb_to_recordset(c.search_names) AS n (name smallint, surname_key text, surname_sound text,
      surname_start text, surname_is text, forename_key text, forename_sound text, forename_is text)
  ON CONFLICT DO NOTHING;
END $$;

-- Whatever changes who a child is or who may see the child changes, in the same statement, who finds the child.
CREATE FUNCTION keep_search_keys() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
  FOR one IN SELECT partnership_id, array_agg(DISTINCT subject_id) AS subjects FROM changed GROUP BY partnership_id LOOP
    PERFORM make_search_keys(one.partnership_id, one.subjects);
  END LOOP;
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['child', 'access_grant'] LOOP
    EXECUTE format('CREATE TRIGGER findable_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_search_keys()', name);
    EXECUTE format('CREATE TRIGGER findable_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_search_keys()', name);
    EXECUTE format('CREATE TRIGGER findable_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_search_keys()', name);
  END LOOP;
END $$;

-- What somebody searched for, so that its results have an address that names nobody. Only they see it; it goes after a day.
CREATE TABLE child_search (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  at timestamptz NOT NULL,
  purpose text NOT NULL COLLATE "C",
  -- As it was typed, by the fields of the form; and as it was understood.
  typed jsonb NOT NULL,
  terms jsonb NOT NULL,
  PRIMARY KEY (partnership_id, practitioner_id, id)
);
CREATE INDEX child_search_at ON child_search (partnership_id, practitioner_id, at);
ALTER TABLE child_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE child_search FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON child_search TO throughline_app
  USING (partnership_id = (SELECT app_partnership()) AND practitioner_id = (SELECT app_practitioner()));
CREATE POLICY writer ON child_search TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT, INSERT ON child_search TO throughline_app;
GRANT SELECT, DELETE ON child_search TO throughline_record;
CREATE INDEX child_search_age ON child_search (partnership_id, at);
