-- How far the handover of each move is, for boards over a whole area: made from the duties, never without them. What goes
-- between two people only is left out. A row stands for the items of a move that the same permissions let somebody see.
CREATE TABLE move_progress (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  move_id uuid NOT NULL,
  -- All that the duties of these items are in; whoever sees the row may see each of them.
  compartments text[] NOT NULL COLLATE "C",
  organisations uuid[] NOT NULL,
  expected integer NOT NULL,
  -- Items for which something is owed still.
  open integer NOT NULL,
  unsent integer NOT NULL,
  -- For each of the open items that has a limit, the first instant at which it is late.
  due timestamptz[] NOT NULL,
  PRIMARY KEY (partnership_id, subject_id, move_id, compartments, organisations),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
ALTER TABLE move_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE move_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON move_progress TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT ON move_progress TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON move_progress TO throughline_record;

CREATE FUNCTION keep_move_progress(of_partnership uuid, of_subjects uuid[]) RETURNS void LANGUAGE sql AS $$
  WITH item AS (
    SELECT d.subject_id, d.move_id, d.item,
      array_agg(DISTINCT c.name ORDER BY c.name) AS compartments,
      coalesce(array_agg(DISTINCT o.id ORDER BY o.id) FILTER (WHERE o.id IS NOT NULL), '{}') AS organisations,
      bool_or(d.ended_at IS NULL) AS open,
      bool_or(d.ended_at IS NULL AND d.rule = d.item || '.send') AS unsent,
      min(d.due_at) FILTER (WHERE d.ended_at IS NULL) AS due
    FROM duty d
      CROSS JOIN LATERAL unnest(d.compartments) AS c (name)
      CROSS JOIN LATERAL unnest(ARRAY[d.owner_organisation_id, d.receiver_organisation_id]) AS o (id)
    WHERE d.partnership_id = of_partnership AND d.subject_id = ANY (of_subjects)
      AND d.item IS NOT NULL AND d.move_id IS NOT NULL AND d.audience IS NULL
    GROUP BY d.subject_id, d.move_id, d.item
  ), progress AS (
    SELECT subject_id, move_id, compartments, organisations, count(*)::integer AS expected,
      count(*) FILTER (WHERE open)::integer AS open, count(*) FILTER (WHERE unsent)::integer AS unsent,
      coalesce(array_agg(due ORDER BY due) FILTER (WHERE due IS NOT NULL), '{}') AS due
    FROM item GROUP BY subject_id, move_id, compartments, organisations
  ), gone AS (
    DELETE FROM move_progress m WHERE m.partnership_id = of_partnership AND m.subject_id = ANY (of_subjects)
      AND NOT EXISTS (
        SELECT FROM progress p WHERE p.subject_id = m.subject_id AND p.move_id = m.move_id
          AND p.compartments = m.compartments AND p.organisations = m.organisations
      )
  )
  INSERT INTO move_progress SELECT of_partnership, p.* FROM progress p
  ON CONFLICT (partnership_id, subject_id, move_id, compartments, organisations) DO UPDATE
    SET expected = excluded.expected, open = excluded.open, unsent = excluded.unsent, due = excluded.due
    WHERE (move_progress.expected, move_progress.open, move_progress.unsent, move_progress.due)
      IS DISTINCT FROM (excluded.expected, excluded.open, excluded.unsent, excluded.due)
$$;

-- A list over very many children asks for the permissions once and looks them up; about one child they are read there.
-- So the usual case stands first, in a form that can be looked up, and what depends on more than the child behind it.
CREATE POLICY viewer ON move_progress FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND (
    (compartments <@ ARRAY['general'] AND EXISTS (
      SELECT FROM access_grant g
      WHERE g.partnership_id = (SELECT app_partnership()) AND g.subject_id = move_progress.subject_id
        AND g.mode = 'content' AND 'general' = ANY (g.compartments)))
    -- Nobody who holds no more than that for this child has to be looked at again
    OR (EXISTS (
        SELECT FROM access_grant g
        WHERE g.partnership_id = (SELECT app_partnership()) AND g.subject_id = move_progress.subject_id
          AND (g.mode <> 'content' OR NOT g.compartments <@ ARRAY['general']))
      AND EXISTS (
        SELECT FROM access_grant g
        WHERE g.partnership_id = move_progress.partnership_id AND g.subject_id = move_progress.subject_id
          AND move_progress.compartments <@ g.compartments
          AND (g.mode = 'content' OR (g.mode = 'own' AND g.organisation_id = ANY (move_progress.organisations)))))
  )
);

-- What was asked of every move in two ways is one now, in the same form. Where a school stands to a child is known by an
-- agreement; to which other school the child goes is not.
DROP POLICY agreed ON school_move;
ALTER POLICY viewer ON school_move USING (
  partnership_id = (SELECT app_partnership())
  AND (
    EXISTS (
      SELECT FROM access_grant g
      WHERE g.partnership_id = (SELECT app_partnership()) AND g.subject_id = school_move.subject_id
        AND g.basis <> 'agreement' AND g.mode = 'content')
    OR EXISTS (
      SELECT FROM access_grant g
      WHERE g.partnership_id = school_move.partnership_id AND g.subject_id = school_move.subject_id
        AND g.basis <> 'agreement'
        AND (g.organisation_id = school_move.from_organisation_id OR g.organisation_id = school_move.to_organisation_id))
  )
);
-- All permissions of somebody are read from this alone. Those about one child are not: which of two indexes is taken for them
-- must not depend on how many other children there are.
DROP INDEX access_grant_viewer;
CREATE INDEX access_grant_viewer ON access_grant (partnership_id, viewer)
  INCLUDE (subject_id, mode, basis, organisation_id, compartments, starts_at, ends_at, agreement_id);

CREATE INDEX school_move_year ON school_move (partnership_id, starts_on);

-- What there is already: by each partnership, as nobody, since those who own the tables see none of their rows.
ALTER TABLE duty NO FORCE ROW LEVEL SECURITY;
ALTER TABLE move_progress NO FORCE ROW LEVEL SECURITY;
SELECT keep_move_progress(d.partnership_id, array_agg(DISTINCT d.subject_id)) FROM duty d WHERE d.item IS NOT NULL GROUP BY d.partnership_id;
ALTER TABLE duty FORCE ROW LEVEL SECURITY;
ALTER TABLE move_progress FORCE ROW LEVEL SECURITY;

-- The academy trust of a school, as the national register has it.
ALTER TABLE organisation ADD COLUMN trust_code text COLLATE "C", ADD COLUMN trust_name text;
