-- Mail that says that something waits, and never about whom. What waits is counted through the eyes of the person who is
-- told, when they are told; only what was said is kept.

-- What each person wants to be told, and until when they have been. Without a row: everything, in the morning.
CREATE TABLE notice_choice (
  partnership_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  -- Kinds of notice that they do not want.
  stopped text[] NOT NULL DEFAULT '{}' COLLATE "C",
  -- The hour of the day, on the clocks of the United Kingdom, from which the daily mail may come.
  daily_from smallint NOT NULL DEFAULT 7 CHECK (daily_from BETWEEN 7 AND 18),
  told_daily_to timestamptz,
  told_urgent_to timestamptz,
  PRIMARY KEY (partnership_id, practitioner_id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);

CREATE TABLE mail (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('daily', 'urgent')),
  made_at timestamptz NOT NULL,
  -- How many wait, by kind of notice. The words are made from it when it is sent.
  counts jsonb NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  -- A code, never what a mail server wrote: that may quote addresses.
  fault text COLLATE "C",
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE INDEX mail_to_send ON mail (partnership_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX mail_practitioner ON mail (partnership_id, practitioner_id, made_at);

-- What is due soon, whoever owes it.
CREATE INDEX duty_due ON duty (partnership_id, due_at) WHERE ended_at IS NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['notice_choice', 'mail'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO throughline_app USING (
      partnership_id = (SELECT app_partnership()) AND practitioner_id = (SELECT app_practitioner()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_app', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO throughline_record', name);
  END LOOP;
END $$;
