-- The audit as a tree of hashes. Events and disclosures are written as before, in the transaction of what they are about; a
-- trigger puts each into an outbox. The sequencer takes them from there, gives each a place in the tree, and signs checkpoints
-- with a key that is never in the database. What lies under a checkpoint that somebody else holds cannot be changed unnoticed.
--
-- A leaf holds a salted hash of the row, not the row: what has to be erased lawfully can go, and the tree still proves the rest.

ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE disclosure NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_event ADD COLUMN salt uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE disclosure ADD COLUMN salt uuid NOT NULL DEFAULT gen_random_uuid();

-- Rows that have no place in the tree yet.
CREATE TABLE audit_outbox (
  partnership_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  -- 1 an event, 2 a disclosure.
  kind smallint NOT NULL CHECK (kind IN (1, 2)),
  PRIMARY KEY (partnership_id, entry_id, kind)
);
INSERT INTO audit_outbox SELECT partnership_id, id, 1 FROM audit_event;
INSERT INTO audit_outbox SELECT partnership_id, id, 2 FROM disclosure;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
ALTER TABLE disclosure FORCE ROW LEVEL SECURITY;

-- One row: its lock makes one sequencer out of many processes.
CREATE TABLE audit_log (
  partnership_id uuid NOT NULL PRIMARY KEY,
  size bigint NOT NULL,
  checkpoint_size bigint NOT NULL,
  checkpoint_at timestamptz
);

CREATE TABLE audit_leaf (
  partnership_id uuid NOT NULL,
  position bigint NOT NULL,
  kind smallint NOT NULL,
  entry_id uuid NOT NULL,
  -- SHA-256 of the row with its salt, as src/audit/entry-line.ts writes it.
  commitment bytea NOT NULL,
  -- Made with a secret beside the signing key: tells which leaf is not the one that was placed here.
  seal bytea NOT NULL,
  PRIMARY KEY (partnership_id, position),
  UNIQUE (partnership_id, entry_id, kind)
);

-- Up to 256 hashes of every eighth level (c2sp.org/tlog-tiles). The last of a level grows.
CREATE TABLE audit_tile (
  partnership_id uuid NOT NULL,
  level smallint NOT NULL,
  number bigint NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (partnership_id, level, number)
);

CREATE TABLE audit_checkpoint (
  partnership_id uuid NOT NULL,
  size bigint NOT NULL,
  signed_at timestamptz NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (partnership_id, size)
);

-- Public keys, each with a statement signed by itself and by the one before.
CREATE TABLE audit_key (
  partnership_id uuid NOT NULL,
  number integer NOT NULL,
  public_key text NOT NULL COLLATE "C",
  statement text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, number)
);

-- Who else keeps checkpoints, and what they say to have seen.
CREATE TABLE audit_witness (
  partnership_id uuid NOT NULL,
  public_key text NOT NULL COLLATE "C",
  title text NOT NULL,
  added_at timestamptz NOT NULL,
  added_by uuid,
  PRIMARY KEY (partnership_id, public_key)
);
CREATE TABLE audit_cosignature (
  partnership_id uuid NOT NULL,
  size bigint NOT NULL,
  public_key text NOT NULL COLLATE "C",
  line text NOT NULL,
  seen_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, size, public_key),
  FOREIGN KEY (partnership_id, size) REFERENCES audit_checkpoint,
  FOREIGN KEY (partnership_id, public_key) REFERENCES audit_witness
);

CREATE FUNCTION audit_put_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_outbox (partnership_id, entry_id, kind) VALUES (NEW.partnership_id, NEW.id, TG_ARGV[0]::smallint);
  RETURN NULL;
END $$;
CREATE TRIGGER put_out AFTER INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_put_out('1');
CREATE TRIGGER put_out AFTER INSERT ON disclosure FOR EACH ROW EXECUTE FUNCTION audit_put_out('2');

-- Holds for the owner of the tables too. Only a superuser can switch it off, and the tree shows what was done then.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are only added', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_outbox', 'audit_log', 'audit_leaf', 'audit_tile', 'audit_checkpoint', 'audit_key', 'audit_witness', 'audit_cosignature'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_record', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit_event', 'disclosure', 'audit_leaf', 'audit_checkpoint', 'audit_key', 'audit_cosignature'] LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit_event', 'disclosure'] LOOP
    EXECUTE format('CREATE POLICY reader ON %I FOR SELECT TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_record', name);
  END LOOP;
END $$;
CREATE POLICY add ON audit_outbox FOR INSERT TO throughline_app WITH CHECK (partnership_id = (SELECT app_partnership()));
GRANT INSERT ON audit_outbox TO throughline_app;
GRANT DELETE ON audit_outbox TO throughline_record;
GRANT UPDATE ON audit_log, audit_tile TO throughline_record;
CREATE INDEX disclosure_at ON disclosure (partnership_id, at);
